import { z } from 'zod';
import { contract } from '../contract.js';
import { Actor, BranchPath, InstantText, Name, VaultRef } from '../primitives.js';

const deadline = {
  deadline: Name.describe('as the policy names it: first-contact, resolution …'),
  round: z.number().int().min(1).describe('1, and one more each time it is started anew'),
};
const Moments = z
  .array(z.object({ key: z.string().max(100).describe('due, warn:NAME or step:NAME'), at: InstantText }))
  .describe('what is still to be noticed, and when');
const owner = {
  ownerRole: Name,
  department: Name.nullable().describe('who held the matter: the delay is charged to it'),
};

const calendar = z
  .string()
  .max(1000)
  .optional()
  .describe('what it was reckoned by, with what that inherits from: hangzhou@2<cn-standard@5');

const countedBackFrom = InstantText.optional().describe(
  'the due time of the other deadline, where this one is counted back from it',
);
const UnknownYears = z
  .array(z.number().int())
  .describe('years it reaches into whose holidays are not published yet: it may move when they are');

export const DeadlineSet = contract(
  'sla',
  'redress.sla.deadline-set.v1',
  'Something falls due; why exactly then is told by the timetable.',
  z.object({
    ...deadline,
    ...owner,
    branch: BranchPath,
    startedAt: InstantText,
    dueAt: InstantText,
    rule: z.string().max(200),
    calendar,
    countedBackFrom,
    unknownYears: UnknownYears,
    moments: Moments,
  }),
);
export const DeadlineWarned = contract(
  'sla',
  'redress.sla.deadline-warned.v1',
  'A moment before the due time that the policy wants announced.',
  z.object({
    ...deadline,
    ...owner,
    warning: Name,
    warnAt: InstantText,
    dueAt: InstantText,
    noticedAt: InstantText,
    tell: z.array(Name),
    tellNotBefore: InstantText.optional().describe('noticed within quiet hours: when they end; else at once'),
  }),
);
export const DeadlineMet = contract(
  'sla',
  'redress.sla.deadline-met.v1',
  'What was due was done.',
  z.object({ ...deadline, dueAt: InstantText, metAt: InstantText, inTime: z.boolean() }),
);
export const DeadlineMissed = contract(
  'sla',
  'redress.sla.deadline-missed.v1',
  'The due time passed and it was not done.',
  z.object({ ...deadline, ...owner, dueAt: InstantText, noticedAt: InstantText }),
);
export const MissRefuted = contract(
  'sla',
  'redress.sla.miss-refuted.v1',
  'A fact recorded later shows that it had been done in time: figures follow what happened.',
  z.object({ ...deadline, dueAt: InstantText, metAt: InstantText, recordedAt: InstantText }),
);
export const DeadlinePaused = contract(
  'sla',
  'redress.sla.deadline-paused.v1',
  'The clock stands still.',
  z.object({ ...deadline, pausedAt: InstantText, because: Name }),
);
export const DeadlineResumed = contract(
  'sla',
  'redress.sla.deadline-resumed.v1',
  'The clock runs again, to a later due time.',
  z.object({
    ...deadline,
    resumedAt: InstantText,
    previousDueAt: InstantText,
    dueAt: InstantText,
    moments: Moments,
    unknownYears: UnknownYears.optional(),
  }),
);
export const DeadlineExtended = contract(
  'sla',
  'redress.sla.deadline-extended.v1',
  'A later due time was granted before the old one passed; the customer is to be told (A-14, B-8).',
  z.object({
    ...deadline,
    previousDueAt: InstantText,
    dueAt: InstantText,
    moments: Moments,
    reason: VaultRef.nullable(),
    by: Actor,
  }),
);
export const DeadlineMoved = contract(
  'sla',
  'redress.sla.deadline-moved.v1',
  'The due time changed because what it was reckoned by changed: calendar, policy, date agreed, or a fact that happened earlier than thought.',
  z.object({
    ...deadline,
    previousDueAt: InstantText,
    dueAt: InstantText,
    moments: Moments,
    cause: z.enum(['calendar', 'policy', 'agreed', 'fact']),
    calendar,
    countedBackFrom,
    unknownYears: UnknownYears.optional(),
  }),
);
export const DeadlineCancelled = contract(
  'sla',
  'redress.sla.deadline-cancelled.v1',
  'It no longer applies.',
  z.object({
    ...deadline,
    because: z.string().max(120),
    neverStood: z
      .boolean()
      .optional()
      .describe('facts that arrived late show that this round never stood: neither it nor its miss counts'),
  }),
);
export const DeadlineCharged = contract(
  'sla',
  'redress.sla.deadline-charged.v1',
  'Facts that arrived late show that another department held the matter: the round, and its miss, are charged to it.',
  z.object({ ...deadline, ...owner, because: z.string().max(120) }),
);
export const LadderStepTaken = contract(
  'sla',
  'redress.sla.ladder-step-taken.v1',
  'A step of the escalation ladder: who is told, and what the policy wants done.',
  z.object({
    ...deadline,
    ...owner,
    step: Name,
    dueAt: InstantText.describe('when the step was due'),
    noticedAt: InstantText,
    tell: z.array(Name),
    tellNotBefore: InstantText.optional().describe('noticed within quiet hours: when they end; else at once'),
    raiseGradeTo: Name.nullable(),
    escalateTo: Name.nullable().describe('the role the case is handed to, with the complete record (B-4)'),
    reassignTo: Name.nullable().describe('the role that has to take it over'),
  }),
);

export const LadderStepPassedOver = contract(
  'sla',
  'redress.sla.ladder-step-passed-over.v1',
  'A step came due while its condition did not hold; it will not be taken any more.',
  z.object({ ...deadline, step: Name, dueAt: InstantText }),
);

export const slaEvents = [
  DeadlineSet,
  DeadlineWarned,
  DeadlineMet,
  DeadlineMissed,
  MissRefuted,
  DeadlinePaused,
  DeadlineResumed,
  DeadlineExtended,
  DeadlineMoved,
  DeadlineCancelled,
  DeadlineCharged,
  LadderStepTaken,
  LadderStepPassedOver,
] as const;
