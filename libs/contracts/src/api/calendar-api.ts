import { z } from 'zod';
import { Actor, BranchPath, ComplaintId, InstantText, Name, PolicyRef } from '../primitives.js';
import { PersonalText } from './shared-shapes.js';

const Names = z.object({ zh: z.string().optional(), en: z.string().optional() });
const DateText = z.iso.date();
const Version = z.number().int().min(1);
const Years = z.array(z.number().int());

/** How far the open deadlines have been brought in line with a version. */
export const RecalculationProgress = z
  .object({
    calendar: Name,
    version: Version,
    status: z.enum(['waiting', 'running', 'done']),
    total: z.number().int().describe('open deadlines that were reckoned by what has changed'),
    checked: z.number().int(),
    moved: z.number().int(),
    setAside: z
      .number()
      .int()
      .describe('timetables that could not be brought in line; they are tried again, and the log says why'),
    startedAt: InstantText.nullable().describe('by the clock of the machine'),
    finishedAt: InstantText.nullable(),
  })
  .meta({ id: 'RecalculationProgress' });

export const CalendarVersion = z
  .object({
    version: Version,
    inForceFrom: InstantText,
    publishedBy: Actor.nullable(),
    reason: PersonalText.nullable(),
    hash: z.string(),
    progress: RecalculationProgress,
  })
  .meta({ id: 'CalendarVersion' });

const summary = {
  name: Name,
  title: Names,
  version: Version,
  zone: z.string(),
  inherits: Name.nullable(),
  branches: z.array(BranchPath).describe('the units that work by it'),
  inForceFrom: InstantText,
};

/** GET /api/v1/calendars */
export const CalendarList = z
  .object({ items: z.array(z.object({ ...summary, knownYears: Years.nullable() })) })
  .meta({ id: 'CalendarList' });

export const CalendarDay = z.object({
  date: DateText,
  hours: z.array(z.string()).describe('empty when closed'),
  standing: z.enum(['week', 'holiday', 'make-up', 'closed', 'other-hours']),
  name: Names.nullable(),
  published: z.boolean().describe('whether the notice that decides about this day is published'),
});

/** GET /api/v1/calendars/{name}: one year as a person reads it, day by day. */
export const CalendarRecord = z
  .object({
    ...summary,
    knownYears: z
      .array(z.object({ year: z.number().int(), source: z.string() }))
      .nullable()
      .describe('null where the calendar follows no publication, so that every year is known'),
    source: z.string().describe('the newest version as it was written'),
    versions: z.array(CalendarVersion).describe('newest first'),
    year: z.object({ year: z.number().int(), known: z.boolean(), days: z.array(CalendarDay) }),
    revision: z.number().int().describe('what If-Match names when a version is published'),
    mayPublish: z.boolean(),
  })
  .meta({ id: 'CalendarRecord' });
export const CalendarQuery = z.object({ year: z.coerce.number().int().min(1900).max(2499).optional() });

const Document = z.string().min(1).meta({ description: 'the calendar file, YAML or JSON', maxLength: 100_000 });

/** POST /api/v1/calendars/{name}/preview */
export const PreviewCalendar = z
  .strictObject({ document: Document, limit: z.number().int().min(0).max(200).default(50) })
  .meta({ id: 'PreviewCalendar' });

export const MovingDeadline = z
  .object({
    complaintId: ComplaintId,
    deadline: Name,
    branch: BranchPath,
    policy: PolicyRef,
    from: InstantText.describe('due now'),
    to: InstantText.describe('due then'),
    fallsIntoThePast: z.boolean(),
    unknownYears: z.object({ before: Years, after: Years }),
  })
  .meta({ id: 'MovingDeadline' });

/** What publishing would do to the open deadlines within the reach of the caller; nothing is recorded. */
export const CalendarPreview = z
  .object({
    calendar: Name,
    version: Version,
    differs: z.array(
      z.object({ from: DateText.nullable(), through: DateText.nullable(), differs: z.enum(['hours', 'published']) }),
    ),
    total: z.number().int().describe('open deadlines that could move'),
    checked: z.number().int().describe('how many of them were looked at so far'),
    complete: z
      .boolean()
      .describe('false while there is more to look at: the same question again tells how far it is then'),
    moving: z.number().int(),
    intoThePast: z.number().int(),
    yearsBecomeKnown: z.number().int().describe('due times that reach into a year unknown so far, and no longer'),
    byPolicy: z.array(z.object({ policy: PolicyRef, moving: z.number().int() })),
    byBranch: z.array(z.object({ branch: BranchPath, moving: z.number().int() })),
    items: z.array(MovingDeadline).describe('the first of them, soonest due first'),
  })
  .meta({ id: 'CalendarPreview' });

/** POST /api/v1/calendars/{name}/versions */
export const PublishCalendar = z
  .strictObject({ document: Document, reason: z.string().trim().min(1).max(2000) })
  .meta({ id: 'PublishCalendar' });
export const CalendarPublication = z
  .object({ calendar: Name, version: Version, progress: z.string().describe('where to follow the recalculation') })
  .meta({ id: 'CalendarPublication' });

export type RecalculationProgress = z.infer<typeof RecalculationProgress>;
export type CalendarVersion = z.infer<typeof CalendarVersion>;
export type CalendarList = z.infer<typeof CalendarList>;
export type CalendarDay = z.infer<typeof CalendarDay>;
export type CalendarRecord = z.infer<typeof CalendarRecord>;
export type MovingDeadline = z.infer<typeof MovingDeadline>;
export type CalendarPreview = z.infer<typeof CalendarPreview>;
export type CalendarPublication = z.infer<typeof CalendarPublication>;
