import { createHash } from 'node:crypto';
import type { PreviewCalendar } from './preview-calendar.js';
import type { PreviewRun } from './preview-run.js';

/** Nobody asks any more: whoever waits for an answer asks again at once. */
const FORGOTTEN_AFTER_MS = 30_000;

/** Looks under way: the same question by somebody of the same reach goes on where the last answer left off. */
export class PreviewRuns {
  private readonly running = new Map<string, { readonly run: PreviewRun; readonly forget: NodeJS.Timeout }>();

  of({ name, body, principal: { branches, clearance } }: PreviewCalendar, begin: () => PreviewRun): PreviewRun {
    const key = createHash('sha256')
      .update(JSON.stringify([name, body, branches, clearance]))
      .digest('hex');
    const known = this.running.get(key);
    clearTimeout(known?.forget);
    const run = known === undefined || known.run.answered ? begin() : known.run;
    const forget = setTimeout(() => {
      run.stop();
      this.running.delete(key);
    }, FORGOTTEN_AFTER_MS);
    forget.unref();
    this.running.set(key, { run, forget });
    return run;
  }
}
