import { type Instant, instant } from '@redress/business-time';
import type { ReceivedAnnouncement } from '@redress/event-store';
import type { IncomingMessage } from '../transport.js';
import { traceHeaders } from './to-message.js';

/** Thrown for a message that is not an announcement; it says which part is wrong, and what was expected. */
export class NotAnAnnouncement extends Error {
  constructor(reason: string) {
    super(`Not an announcement: ${reason}.`);
    this.name = 'NotAnAnnouncement';
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const sequence = /^[1-9]\d{0,9}$/;
const LARGEST_NUMBER = 2 ** 31 - 1;
/** What becomes a column is no header any more. */
const columns = ['specversion', 'id', 'type', 'time', 'subject', 'sequence', 'recordedtime'].map(
  (name) => `ce_${name}`,
);

/**
 * The announcement in a CloudEvents 1.0 message in binary mode.
 * @throws {NotAnAnnouncement} whatever is wrong with it, so that it can never fail later, in the database
 */
export function fromMessage({ topic, key, headers, body }: IncomingMessage): ReceivedAnnouncement {
  const attribute = (name: string, longest = 200): string => {
    const value = headers[`ce_${name}`];
    if (!value) throw new NotAnAnnouncement(`header ce_${name} is missing`);
    if (value.length > longest) throw new NotAnAnnouncement(`header ce_${name} is longer than ${longest}`);
    return storable(`header ce_${name}`, value);
  };
  expectThat(attribute('specversion') === '1.0', `ce_specversion is ${headers.ce_specversion}, not 1.0`);
  const eventId = attribute('id');
  expectThat(uuid.test(eventId), `ce_id "${eventId}" is not a UUID`);
  const subject = attribute('subject');
  expectThat(
    key?.toString() === subject,
    `the message's key is "${key?.toString() ?? ''}", its ce_subject "${subject}"`,
  );
  const number = attribute('sequence');
  expectThat(
    sequence.test(number) && Number(number) <= LARGEST_NUMBER,
    `ce_sequence "${number}" is not a whole number from 1 to ${LARGEST_NUMBER}`,
  );
  return {
    topic,
    key: subject,
    number: Number(number),
    eventId,
    type: attribute('type'),
    happenedAt: instantIn('ce_time', attribute('time')),
    recordedAt: instantIn('ce_recordedtime', attribute('recordedtime')),
    headers: furtherHeaders(headers),
    body: jsonIn(headers, body),
  };
}

function furtherHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => traceHeaders.includes(name) || (name.startsWith('ce_') && !columns.includes(name)),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, storable(`header ${name}`, value)]));
}

function jsonIn(headers: IncomingMessage['headers'], body: Buffer): string {
  const contentType = headers['content-type'] ?? 'nothing';
  expectThat(/^application\/json\s*(;|$)/i.test(contentType), `content-type is ${contentType}, not application/json`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    JSON.parse(text);
    return text;
  } catch (failure) {
    throw new NotAnAnnouncement(`the body is not JSON: ${(failure as Error).message}`);
  }
}

function instantIn(header: string, text: string): Instant {
  try {
    return instant(text);
  } catch (failure) {
    throw new NotAnAnnouncement(`${header}: ${(failure as Error).message}`);
  }
}

/** PostgreSQL stores no NUL, and a batch that holds one could never be stored. */
function storable(what: string, text: string): string {
  expectThat(!text.includes('\0'), `${what} holds a NUL character`);
  return text;
}

function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) throw new NotAnAnnouncement(otherwise);
}
