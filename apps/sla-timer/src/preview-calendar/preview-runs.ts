import { createHash } from 'node:crypto';
import { Problem } from '@redress/service-kit';
import type { PreviewCalendar } from './preview-calendar.js';

/** Nobody asks any more: whoever waits for an answer asks again at once. */
const FORGOTTEN_AFTER_MS = 30_000;
/** Looks going on at once; each decides every open deadline within reach. */
const MOST_UNDER_WAY = 4;
/** Looks that have ended and are kept until their answer is fetched. */
const MOST_KEPT = 16;

/** One look at what a version would move. */
export interface Look {
  readonly ended: boolean;
  /** It has ended, and somebody was told the whole. */
  readonly answered: boolean;
  stop(): void;
}

interface Entry<Run> {
  readonly run: Run;
  /** Who asked for it and for nothing else since. */
  readonly askers: Set<string>;
  readonly forget: NodeJS.Timeout;
}

/**
 * Looks under way: the same question by somebody of the same reach goes on where the last answer left off. Another
 * question of the same person ends the one before, unless somebody else asked for that too; and there are never more than
 * can be borne.
 */
export class PreviewRuns<Run extends Look> {
  /** In the order in which they were asked for. */
  private readonly entries = new Map<string, Entry<Run>>();

  /** @throws {Problem} 503 while as many are under way as can be borne */
  of({ name, body, principal }: PreviewCalendar, begin: () => Run): Run {
    const { branches, clearance, actor } = principal;
    const key = createHash('sha256')
      .update(JSON.stringify([name, body, branches, clearance]))
      .digest('hex');
    this.endOthersOf(actor, key);
    const known = this.entries.get(key);
    const run = known === undefined || known.run.answered ? this.begun(begin) : known.run;
    const askers = new Set(run === known?.run ? known.askers : []).add(actor);
    this.end(key, run);
    const forget = setTimeout(() => this.end(key), FORGOTTEN_AFTER_MS);
    forget.unref();
    this.entries.set(key, { run, askers, forget });
    return run;
  }

  private begun(begin: () => Run): Run {
    const entries = [...this.entries];
    if (entries.filter(([, { run }]) => !run.ended).length >= MOST_UNDER_WAY)
      throw new Problem({ status: 503, code: 'previews-under-way', retryAfterSeconds: 10 });
    const kept = entries.filter(([, { run }]) => run.ended);
    for (const [oldest] of kept.slice(0, Math.max(0, kept.length - MOST_KEPT + 1))) this.end(oldest);
    return begin();
  }

  private endOthersOf(actor: string, key: string): void {
    for (const [other, { askers }] of this.entries)
      if (other !== key && askers.delete(actor) && askers.size === 0) this.end(other);
  }

  /** Takes it out, and stops it unless it goes on as `next`. */
  private end(key: string, next?: Run): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    clearTimeout(entry.forget);
    if (entry.run !== next) entry.run.stop();
    this.entries.delete(key);
  }
}
