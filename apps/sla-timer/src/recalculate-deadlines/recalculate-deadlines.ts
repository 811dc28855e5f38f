import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { ProjectionRunner } from '@redress/event-store';
import { AdvisoryLockLeadership } from '@redress/messaging';
import { type CalendarShelf, Rulebook } from '@redress/rulebook';
import { CONFIG, Log, Metrics, type Worker } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import type { SlaTimerConfig } from '../sla-timer.config.js';
import { CalendarChange, unitsThatChange } from './calendar-change.js';
import { type CalendarVersionRef, type Pending, Recalculations } from './recalculations.js';
import { type Recalculated, RecalculateTimetables } from './recalculate-timetables.js';
import { SetAside } from './set-aside.js';
import { Suspects } from './suspects.js';

const LOOK_EVERY_MS = 2_000;
/** Between two pages nothing is on its way, so small ones cost time; an end without warning has one done again. */
const PAGE = 2_048;
/** By then every instance decides with the new version. */
const EVERYBODY_KNOWS_MS = 1_000;

/**
 * Brings the open deadlines in line with each published version of a calendar, whether it came by a person or as a
 * file. One instance at a time does it, in the order of complaints and a page at a time, so that an end at any moment
 * costs one page; then it looks for what was set meanwhile by the version before, until there is nothing left. A
 * timetable that cannot be decided is set aside and holds back no other.
 */
@Injectable()
export class RecalculateDeadlines implements Worker {
  private readonly stopping = new AbortController();
  /** Of the work under way: this instance stops, or does not lead any more. */
  private ends: AbortSignal = this.stopping.signal;
  private running: Promise<void> = Promise.resolve();
  private readonly moved;

  constructor(
    private readonly recalculations: Recalculations,
    private readonly suspects: Suspects,
    private readonly timetables: RecalculateTimetables,
    private readonly setAside: SetAside,
    private readonly rulebook: Rulebook,
    private readonly projections: ProjectionRunner,
    private readonly dataSource: DataSource,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: SlaTimerConfig,
    metrics: Metrics,
  ) {
    this.moved = metrics.counter('redress_recalculated_deadlines_total', 'Deadlines moved by a version of a calendar', [
      'calendar',
    ]);
    metrics.gauge(
      'redress_recalculations_pending',
      'Published versions of calendars whose open deadlines are not all in line with them yet',
      async () => (await recalculations.pending()).length,
    );
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        if (await this.somethingToDo()) await this.lead();
      } catch (error) {
        this.log.warn('A recalculation was interrupted; it goes on in a moment', { error });
      }
      await this.rest(LOOK_EVERY_MS);
    }
  }

  private async somethingToDo(): Promise<boolean> {
    return (await this.recalculations.pending()).length > 0 || (await this.setAside.due(1)).length > 0;
  }

  private async lead(): Promise<void> {
    const lead = await new AdvisoryLockLeadership(this.dataSource).tryLead('recalculation');
    if (lead === undefined) return;
    this.ends = AbortSignal.any([this.stopping.signal, lead.lost]);
    try {
      for (const pending of await this.recalculations.pending()) await this.recalculate(pending);
      await this.tryAgain();
    } finally {
      this.ends = this.stopping.signal;
      await lead.release();
    }
  }

  private async recalculate(pending: Pending): Promise<void> {
    const rule = `${pending.calendar}@${pending.version}`;
    // it waits for a version of the software that can read it
    if ((await this.rulebook.calendarsNow()).unreadable.some((each) => each.rule === rule)) return;
    const change = await this.changeBy(pending);
    if (change === undefined) return this.recalculations.finish(pending);
    await this.rest(pending.loggedAt.getTime() + EVERYBODY_KNOWS_MS - Date.now());
    if (!pending.started) await this.recalculations.begin(pending, await this.suspects.count(change));
    await this.pass(pending, change, true);
    await this.indexHasWhatWasDecided();
    while ((await this.pass(pending, change, false)) > 0) await this.indexHasWhatWasDecided();
    if (this.ends.aborted) return;
    await this.recalculations.finish(pending);
    const { calendar, version } = pending;
    this.log.info('Open deadlines are in line with the calendar', { calendar, version });
  }

  /** Nothing for the first version of a calendar that no unit works by: no deadline can be out of line with it. */
  private async changeBy({ calendar, version }: Pending): Promise<CalendarChange | undefined> {
    const shelf = await this.rulebook.calendarsNow();
    const earlier = shelf.versionsOf(calendar).filter((each) => each < version);
    const branchesOf = (of: number | undefined) =>
      of === undefined ? [] : (shelf.definition(calendar, of)?.branches ?? []);
    const units = unitsThatChange(branchesOf(earlier.at(-1)), branchesOf(version));
    return earlier.length === 0 && units.length === 0 ? undefined : new CalendarChange(shelf, calendar, units);
  }

  /** @returns how many deadlines moved */
  private async pass(pending: Pending, change: CalendarChange, first: boolean): Promise<number> {
    let movedInAll = 0;
    const from = first && pending.after ? { after: pending.after } : {};
    for await (const page of this.suspects.pages(change, PAGE, from)) {
      const touched = page.filter((suspect) => change.mayMove(suspect));
      const complaints = [...new Set(touched.map(({ complaintId }) => complaintId))];
      const { moved } = await this.bringInLine(pending, complaints, change.next);
      if (this.ends.aborted) return movedInAll;
      await this.recalculations.advance(
        pending,
        { checked: first ? page.length : 0, moved },
        first ? page.at(-1) : undefined,
      );
      movedInAll += moved;
    }
    return movedInAll;
  }

  private async bringInLine(
    of: CalendarVersionRef,
    complaints: readonly string[],
    calendars: CalendarShelf,
  ): Promise<Recalculated> {
    const recalculated = await this.timetables.recalculate(complaints, calendars, {
      sideBySide: this.config.RECALCULATION_SIDE_BY_SIDE,
      signal: this.ends,
    });
    if (recalculated.failures.length > 0) await this.setAside.note(of, recalculated.failures);
    this.moved.inc({ calendar: of.calendar }, recalculated.moved);
    return recalculated;
  }

  /** What was set aside, by the calendars in force now. */
  private async tryAgain(): Promise<void> {
    for (const { complaintId, ...of } of await this.setAside.due(PAGE)) {
      const { moved, failures } = await this.bringInLine(of, [complaintId], await this.rulebook.calendarsNow());
      if (this.ends.aborted) return;
      if (failures.length > 0) continue;
      await this.recalculations.advance(of, { checked: 0, moved });
      await this.setAside.release(of, complaintId);
    }
  }

  /** Waits until the index of due times holds everything that was announced before now. */
  private async indexHasWhatWasDecided(): Promise<void> {
    const since = performance.now();
    while (!this.ends.aborted) {
      const index = (await this.projections.status()).find(
        ({ name, status }) => name === 'open-deadlines' && status === 'live',
      );
      if (index && index.behindMs < performance.now() - since) return;
      await this.rest(50);
    }
  }

  private async rest(ms: number): Promise<void> {
    if (ms > 0) await pause(ms, undefined, { signal: this.ends }).catch(() => undefined);
  }
}
