import { setTimeout as pause } from 'node:timers/promises';
import type { CalendarPreview } from '@redress/contracts';
import type { Principal } from '@redress/service-kit';
import type { CalendarChange } from '../recalculate-deadlines/calendar-change.js';
import type { Suspects } from '../recalculate-deadlines/suspects.js';
import type { TimetableStreams } from '../timetable-streams.js';
import { movesOf } from './moves-of.js';
import type { Look } from './preview-runs.js';
import { Tally } from './tally.js';

const PAGE = 512;
/** Timetables decided between two turns of the event loop, so that complaints go on meanwhile. */
const AT_ONCE = 32;

/** One look at all open deadlines that a version could move; it goes on while its answer is asked for. */
export class PreviewRun implements Look {
  private readonly tally: Tally;
  private total = 0;
  private checked = 0;
  ended = false;
  private told = false;
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly change: CalendarChange,
    limit: number,
    private readonly principal: Principal,
    private readonly suspects: Suspects,
    private readonly streams: TimetableStreams,
  ) {
    this.tally = new Tally(limit);
    this.done = this.run().finally(() => {
      this.ended = true;
    });
    this.done.catch(() => {
      this.told = true;
    });
  }

  /** It has ended, and somebody was told the whole: the next question is a new one. */
  get answered(): boolean {
    return this.ended && this.told;
  }

  /** Waits for its end, but not longer than so many milliseconds. @throws what made it fail */
  async within(ms: number): Promise<void> {
    const waiting = new AbortController();
    const patience = pause(ms, undefined, { signal: waiting.signal }).catch(() => undefined);
    await Promise.race([this.done, patience]).finally(() => waiting.abort());
  }

  stop(): void {
    this.stopped = true;
  }

  sum(): Omit<CalendarPreview, 'calendar' | 'version' | 'differs'> {
    const { total, checked } = this;
    const complete = this.ended && !this.stopped;
    this.told = complete;
    return { total, checked, complete, ...this.tally.sum() };
  }

  private async run(): Promise<void> {
    const { change, principal } = this;
    this.total = await this.suspects.count(change, principal);
    const seen = new Set<string>();
    for await (const page of this.suspects.pages(change, PAGE, { principal })) {
      const fresh = page.filter((suspect) => !seen.has(suspect.complaintId) && change.mayMove(suspect));
      const complaints = [...new Set(fresh.map(({ complaintId }) => complaintId))];
      complaints.forEach((complaintId) => seen.add(complaintId));
      for (let at = 0; at < complaints.length && !this.stopped; at += AT_ONCE)
        await this.decide(complaints.slice(at, at + AT_ONCE));
      if (this.stopped) return;
      this.checked += page.length;
    }
  }

  private async decide(complaints: readonly string[]): Promise<void> {
    for (const { complaintId, timetable } of await this.streams.loadMany(complaints)) {
      const circumstances = await this.streams.circumstances(timetable.policy, this.change.next);
      if (circumstances === undefined) continue;
      for (const move of movesOf(complaintId, timetable, circumstances)) this.tally.add(move);
    }
  }
}
