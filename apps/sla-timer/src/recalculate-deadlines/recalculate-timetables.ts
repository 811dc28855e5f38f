import { Injectable } from '@nestjs/common';
import type { CalendarShelf } from '@redress/rulebook';
import { Log, metaOfService } from '@redress/service-kit';
import { type LoadedTimetable, TimetableStreams } from '../timetable-streams.js';

/** Sends the timetables of some complaints through the calendars in force. */
@Injectable()
export class RecalculateTimetables {
  constructor(
    private readonly streams: TimetableStreams,
    private readonly log: Log,
  ) {}

  /**
   * @returns how many deadlines moved
   * @throws {Error} at least one could not be decided; the others are recorded, and again changes nothing
   */
  async recalculate(
    complaints: readonly string[],
    calendars: CalendarShelf,
    { sideBySide, signal }: { readonly sideBySide: number; readonly signal: AbortSignal },
  ): Promise<number> {
    const waiting = complaints[Symbol.iterator]();
    let moved = 0;
    let failed: { readonly error: unknown } | undefined;
    const worker = async () => {
      for (let batch = take(waiting, BATCH); batch.length > 0 && !signal.aborted; batch = take(waiting, BATCH)) {
        for (const loaded of await this.streams.loadMany(batch)) {
          await this.one(loaded, calendars).then(
            (count) => (moved += count),
            (error: unknown) => (failed = { error }),
          );
        }
      }
    };
    await Promise.all(Array.from({ length: Math.ceil(sideBySide) }, worker));
    if (failed) throw new Error('Some timetables could not be recalculated', { cause: failed.error });
    return moved;
  }

  private async one({ complaintId, timetable, stream }: LoadedTimetable, calendars: CalendarShelf): Promise<number> {
    const { policy } = timetable;
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

/** Streams loaded in one look. */
const BATCH = 8;

function take<T>(from: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = from.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}
