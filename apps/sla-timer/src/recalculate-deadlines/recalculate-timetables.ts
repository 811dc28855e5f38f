import { Injectable } from '@nestjs/common';
import { isOutage } from '@redress/messaging';
import type { CalendarShelf } from '@redress/rulebook';
import { Log, metaOfService } from '@redress/service-kit';
import { TimetableStreams } from '../timetable-streams.js';
import type { Failure } from './set-aside.js';

export interface Recalculated {
  /** How many deadlines moved. */
  readonly moved: number;
  /** Timetables that could not be decided, whatever the reason; the others are recorded. */
  readonly failures: readonly Failure[];
}

/** Sends the timetables of some complaints through the calendars in force. */
@Injectable()
export class RecalculateTimetables {
  constructor(
    private readonly streams: TimetableStreams,
    private readonly log: Log,
  ) {}

  /**
   * Those side by side are loaded together and recorded together.
   *
   * @throws what says that PostgreSQL is away: then no timetable is to blame, and again changes nothing
   */
  async recalculate(
    complaints: readonly string[],
    calendars: CalendarShelf,
    { sideBySide, signal }: { readonly sideBySide: number; readonly signal: AbortSignal },
  ): Promise<Recalculated> {
    const waiting = complaints[Symbol.iterator]();
    const failures: Failure[] = [];
    let moved = 0;
    let outage: { readonly error: unknown } | undefined;
    const worker = async () => {
      for (const complaintId of waiting) {
        if (signal.aborted || outage) return;
        await this.one(complaintId, calendars).then(
          (count) => (moved += count),
          (error: unknown) => (isOutage(error) ? (outage = { error }) : failures.push({ complaintId, error })),
        );
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, worker));
    if (outage) throw outage.error;
    return { moved, failures };
  }

  private async one(complaintId: string, calendars: CalendarShelf): Promise<number> {
    const { policy, stream } = await this.streams.loadUndecided(complaintId);
    if (policy === undefined) return 0;
    const circumstances = await this.streams.circumstances(policy, calendars);
    if (circumstances === undefined) {
      this.log.warn('A timetable waits for its policy and is not recalculated', { complaintId, policy });
      return 0;
    }
    const meta = metaOfService('sla-timer', complaintId, policy);
    const command = { type: 'recalculate' as const, ...circumstances };
    const outcome = await this.streams.decide(complaintId, command, { meta, loaded: stream });
    if (outcome.outcome !== 'recorded') return 0;
    return outcome.events.filter(({ type }) => type === 'DeadlineMoved').length;
  }
}
