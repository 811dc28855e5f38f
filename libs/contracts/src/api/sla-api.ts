import { z } from 'zod';
import { BranchPath, ComplaintId, InstantText, MomentText, Name } from '../primitives.js';
import { Action, ClockReading, pageOf, PageQuery } from './shared-shapes.js';

export const deadlineStatuses = ['running', 'paused', 'overdue', 'met', 'met-late', 'cancelled'] as const;

/** One deadline of one complaint, with how its due time was reached. */
export const DeadlineRecord = z
  .object({
    deadline: Name,
    round: z.number().int(),
    label: z.object({ zh: z.string(), en: z.string() }),
    status: z.enum(deadlineStatuses),
    ownerRole: Name,
    department: Name.nullable(),
    startedAt: InstantText,
    dueAt: InstantText,
    metAt: InstantText.nullable(),
    missedAt: InstantText.nullable().describe('the due time that passed; what was missed stays missed'),
    noticedAt: InstantText.nullable(),
    refuted: z.boolean(),
    rule: z.string(),
    explanation: z.object({ zh: z.string(), en: z.string() }),
    reckoning: z
      .record(z.string(), z.unknown())
      .describe('the same as data: periods counted, days skipped and for what, pauses, extensions'),
    steps: z.array(
      z.object({ step: Name, dueAt: InstantText, noticedAt: InstantText.nullable(), tell: z.array(Name) }),
    ),
    actions: z.array(Action),
  })
  .meta({ id: 'DeadlineRecord' });

/** GET /api/v1/timetables/{complaintId} */
export const Timetable = z
  .object({
    complaintId: ComplaintId,
    version: z.number().int(),
    deadlines: z.array(DeadlineRecord),
    clock: ClockReading,
  })
  .meta({ id: 'Timetable' });

/** POST /api/v1/timetables/{complaintId}/deadlines/{deadline}/extension */
export const ExtendDeadline = z
  .strictObject({ until: MomentText, reason: z.string().trim().min(1).max(2000) })
  .meta({ id: 'ExtendDeadline' });
/** POST /api/v1/timetables/{complaintId}/deadlines/{deadline}/agreed-date */
export const AgreeDate = z.strictObject({ until: MomentText }).meta({ id: 'AgreeDate' });

export const DeadlineListQuery = PageQuery.extend({
  status: z.enum(['open', 'overdue']).default('open'),
  branch: BranchPath.optional(),
  department: Name.optional(),
  deadline: Name.optional(),
});
/** GET /api/v1/deadlines: open ones across complaints, soonest first. */
export const DeadlineListItem = z
  .object({
    complaintId: ComplaintId,
    deadline: Name,
    round: z.number().int(),
    branch: BranchPath,
    status: z.enum(deadlineStatuses),
    dueAt: InstantText,
    ownerRole: Name,
    department: Name.nullable(),
  })
  .meta({ id: 'DeadlineListItem' });
export const DeadlineList = pageOf(DeadlineListItem).extend({ clock: ClockReading }).meta({ id: 'DeadlineList' });

export type DeadlineRecord = z.infer<typeof DeadlineRecord>;
export type Timetable = z.infer<typeof Timetable>;
export type DeadlineList = z.infer<typeof DeadlineList>;
