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
import { PreviewRun } from './preview-run.js';
import { PreviewRuns } from './preview-runs.js';

/** An answer comes after this at the latest, whole or as far as it is. */
const PATIENCE_MS = 8_000;

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
  private readonly runs = new PreviewRuns<PreviewRun>();

  constructor(
    private readonly rulebook: Rulebook,
    private readonly suspects: Suspects,
    private readonly streams: TimetableStreams,
    private readonly clock: BusinessClock,
  ) {}

  async execute(query: PreviewCalendar): Promise<CalendarPreview> {
    const { name, body, principal } = query;
    const inForce = await this.rulebook.calendarsNow();
    const { definition, next } = readDocument(name, body.document, inForce, this.clock.now());
    const before = inForce.newestOf(name);
    const change = new CalendarChange(next, name, unitsThatChange(before?.branches, definition.branches));
    const run = this.runs.of(query, () => new PreviewRun(change, body.limit, principal, this.suspects, this.streams));
    await run.within(PATIENCE_MS);
    const differs = differencesOf(name, inForce, next);
    return { calendar: name, version: definition.version, differs, ...run.sum() };
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
