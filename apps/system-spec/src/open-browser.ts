import { chromiumPath } from '@redress/tools/chromium';
import { type BrowserContextOptions, chromium, type ConsoleMessage, type Response } from 'playwright-core';
import { Desk } from './desk.js';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Nobody waits longer for anything on a screen; it is no measure of speed. */
const PATIENCE_MS = 60_000;
/** The answer of a machine that is too busy at present, or of a part that is away: whoever asks comes again. */
const PUT_OFF = 503;
const tellViolations = `addEventListener('securitypolicyviolation', (event) =>
  console.error('content security policy: ' + event.violatedDirective + ' ' + event.blockedURI));`;

export interface DeskBrowser {
  /**
   * Everything the pages complained about: errors on their consoles, faults nobody caught, broken content policies, and
   * what was put off (503) and never answered afterwards.
   */
  complaints(): readonly string[];
  /** A desk with storage of its own, where nobody is signed in yet. */
  desk(options?: BrowserContextOptions): Promise<Desk>;
  close(): Promise<void>;
}

/** A Chromium in which several people sit at desks of the stack at `url`. */
export async function openBrowser(url: string): Promise<DeskBrowser> {
  const executablePath = chromiumPath();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: flags });
  const complaints: string[] = [];
  const putOff = new Map<string, string>();
  const noteAnswer = (answer: Response) => {
    const asked = `${answer.request().method()} ${answer.url()}`;
    if (answer.ok()) putOff.delete(asked);
    if (answer.status() === PUT_OFF) putOff.set(asked, `${asked} was put off, and never answered`);
  };
  return {
    complaints: () => [...complaints, ...putOff.values()],
    async desk(options = {}) {
      const context = await browser.newContext({ baseURL: url, locale: 'en-GB', ...options });
      context.setDefaultTimeout(PATIENCE_MS);
      context.on('console', (message) => {
        if (isComplaint(message)) complaints.push(`${message.text()} (${message.location().url})`);
      });
      context.on('response', noteAnswer);
      context.on('weberror', (fault) => complaints.push(fault.error().message));
      await context.addInitScript({ content: tellViolations });
      return new Desk(await context.newPage());
    },
    close: () => browser.close(),
  };
}

/**
 * Chromium itself notes as errors a 404, which is the answer while the other services have not heard of a complaint, and
 * a 503, which is judged by what comes after it.
 */
function isComplaint(message: ConsoleMessage): boolean {
  const notHeardOf = /\/api\/v1\/(cases|timetables|feedback)\//.test(message.location().url);
  const text = message.text();
  if (text.includes(`status of ${PUT_OFF}`) || (notHeardOf && text.includes('status of 404'))) return false;
  return message.type() === 'error';
}
