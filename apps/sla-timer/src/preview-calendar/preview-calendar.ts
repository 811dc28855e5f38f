import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { differentDays } from '@redress/business-time';
import type { CalendarPreview, PreviewCalendar as PreviewCalendarBody } from '@redress/contracts';
import { type CalendarShelf, Rulebook } from '@redress/rulebook';
import { BusinessClock, type Principal } from '@redress/service-kit';
import type { z } from 'zod';
import { readDocument } from '../publish-calendar/calendar-document.js';
import { CalendarChange, unitsThatChange } from '../recalculate-deadlines/calendar-change.js';
import { Suspects } from '../recalculate-deadlines/suspects.js';
import { TimetableStreams } from '../timetable-streams.js';
import { movesOf } from './moves-of.js';
import { Tally } from './tally.js';

const PAGE = 512;
/** Timetables decided between two turns of the event loop, so that complaints go on meanwhile. */
const AT_ONCE = 32;

export class PreviewCalendar extends Query<CalendarPreview> {
  constructor(
    readonly name: string,
    readonly body: z.infer<typeof PreviewCalendarBody>,
    readonly principal: Principal,
  ) {
    super();
  }
}

/**
 * What publishing a version would do: every open deadline within reach that could move is decided with it, exactly as
 * the recalculation will, and nothing is recorded.
 */
@QueryHandler(PreviewCalendar)
export class PreviewCalendarHandler implements IQueryHandler<PreviewCalendar> {
  constructor(
    private readonly rulebook: Rulebook,
    private readonly suspects: Suspects,
    private readonly streams: TimetableStreams,
    private readonly clock: BusinessClock,
  ) {}

  async execute({ name, body, principal }: PreviewCalendar): Promise<CalendarPreview> {
    const inForce = await this.rulebook.calendarsNow();
    const { definition, next } = readDocument(name, body.document, inForce, this.clock.now());
    const before = inForce.newestOf(name);
    const change = new CalendarChange(next, name, unitsThatChange(before?.branches, definition.branches));
    const tally = new Tally(body.limit);
    const seen = new Set<string>();
    let checked = 0;
    for await (const page of this.suspects.pages(change, PAGE, { principal })) {
      checked += page.length;
      const fresh = page.filter((suspect) => !seen.has(suspect.complaintId) && change.mayMove(suspect));
      const complaints = [...new Set(fresh.map(({ complaintId }) => complaintId))];
      complaints.forEach((complaintId) => seen.add(complaintId));
      for (let at = 0; at < complaints.length; at += AT_ONCE)
        await this.decide(complaints.slice(at, at + AT_ONCE), next, tally);
    }
    const differs = differencesOf(name, inForce, next);
    return { calendar: name, version: definition.version, differs, checked, ...tally.sum() };
  }

  private async decide(complaints: readonly string[], next: CalendarShelf, tally: Tally): Promise<void> {
    for (const { complaintId, timetable } of await this.streams.loadMany(complaints)) {
      const circumstances = await this.streams.circumstances(timetable.policy, next);
      if (circumstances !== undefined)
        movesOf(complaintId, timetable, circumstances).forEach((move) => tally.add(move));
    }
  }
}

function differencesOf(name: string, inForce: CalendarShelf, next: CalendarShelf): CalendarPreview['differs'] {
  const [one, other] = [inForce.named(name), next.named(name)];
  if (one === undefined || other === undefined) return [];
  return differentDays(one.flat, other.flat).map(({ from, through, differs }) => ({
    from: from ?? null,
    through: through ?? null,
    differs,
  }));
}
