import { z } from 'zod';
import { agreed, SpanSource, units, WithinSource } from './time.js';
import { Expression, fault, Id, Ids, Label, listOf, Owner, Owners, SourceIds, told, Triggers } from './words.js';

const StartSource = told(
  z.union([
    Id,
    z.strictObject({
      fact: Id.optional(),
      when: Expression.optional(),
      deadline: Id.optional(),
      falls: z.enum(['due', 'met', 'missed']).optional(),
      before: Id.optional(),
    }),
  ]),
  'A fact; or another deadline falling due, met or missed: { deadline: x, falls: missed }; or counted back from its due time: { before: x }.',
  '一个事实；或另一时限到期、完成、超时；或从另一时限的到期时间倒推。',
);
export type StartSource = z.infer<typeof StartSource>;

const StepSource = z.strictObject({
  title: Label.optional(),
  after: SpanSource.optional(),
  from: told(z.enum(['due', 'start']), 'What `after` counts from.', '从到期或开始时起算。').default('due'),
  when: Expression.optional(),
  tell: Owners.optional(),
  raiseGradeTo: told(Id, 'The grade it gets at this step.', '升为该级别。').optional(),
  reassignTo: Owner.optional(),
  escalateTo: told(Owner, 'The level that takes it over, with the complete record.', '升级移交给哪一级。').optional(),
  source: SourceIds,
});

const share = fault('a share lies between 0 and 1', 'write 0.75 for three quarters');

const WarningSource = z.strictObject({
  share: told(
    z.number().gt(0, share).lt(1, share),
    'Share of the time that has passed: 0.75.',
    '已用时间比例，如 0.75。',
  ).optional(),
  before: told(SpanSource, 'How long before the due time.', '到期前多久。').optional(),
  tell: Owners,
});

const ExtensionSource = z.strictObject({
  upTo: z
    .array(z.strictObject({ ...units, agreed, approver: Id }))
    .min(1)
    .meta({
      description:
        'Total length counted from the start, with the role that approves it.\n\n从开始起算的总时限，以及批准角色。',
    }),
  atMostTimes: z.number().int().min(1).optional(),
  reasonRequired: z.boolean().default(true),
  tellCustomer: z.boolean().default(true),
  source: SourceIds,
});

const RepetitionSource = z.strictObject({
  every: SpanSource,
  atMostTimes: z.number().int().min(1).optional(),
  until: Triggers,
});

const WithinCaseSource = z.strictObject({ ...units, agreed, when: Expression.optional(), source: SourceIds });

export const DeadlineSource = z.strictObject({
  title: Label,
  source: SourceIds,
  appliesWhen: Expression.optional(),
  starts: told(listOf(StartSource), 'What starts the clock; the first of several counts.', '计时起点。'),
  ends: told(Triggers, 'What meets it; any of several.', '完成时限的事实。'),
  lifts: told(
    Triggers,
    'What lifts it, neither met nor missed; withdrawing and declining when left out.',
    '使时限失效的事实；不写则为撤诉和不予受理。',
  ).optional(),
  within: told(
    z.union([WithinSource, z.array(WithinCaseSource).min(1)]),
    'How long; or a list of cases, of which the first whose condition holds counts.',
    '时限；或多种情况，取第一个成立的。',
  ),
  agreedTermReplaces: told(
    z.boolean(),
    'A term agreed with the customer takes its place (D-5).',
    '与客户约定的期限优先。',
  ).default(false),
  calendar: told(
    z.union([z.enum(['branch', 'policy', 'always']), z.strictObject({ named: Id })]),
    'Whose calendar counts: the branch’s (as assumed), the policy’s, always open, or a named one.',
    '用谁的日历：网点（默认）、本政策、全天候、或指定日历。',
  ).default('branch'),
  pausesWhile: told(Ids, 'States in which the clock stands still.', '在哪些状态下暂停计时。').optional(),
  owner: Owner,
  warnings: z.record(Id, WarningSource).optional(),
  ladder: told(
    z.record(Id, StepSource),
    'What happens when it is overdue, step by step; each once.',
    '超时后逐级处理，每级一次。',
  ).optional(),
  extension: ExtensionSource.optional(),
  repeats: RepetitionSource.optional(),
  onReopening: told(
    z.enum(['resume', 'restart', 'new', 'stay-ended']),
    'What becomes of it when the matter is reopened.',
    '重新打开时如何处理。',
  ).default('new'),
  notAfter: told(Id, 'Another deadline beyond whose due time it never goes.', '不晚于另一时限。').optional(),
  countsAs: told(Ids, 'Names under which figures count it as well.', '统计时另计入的名称。').optional(),
});
export type DeadlineSource = z.infer<typeof DeadlineSource>;
export type StepSource = z.infer<typeof StepSource>;
