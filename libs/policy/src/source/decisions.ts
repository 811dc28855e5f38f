import { z } from 'zod';
import {
  Expression,
  fault,
  Id,
  Ids,
  Label,
  listOf,
  MoneyText,
  named,
  NamedList,
  Owner,
  SourceIds,
  told,
  Triggers,
} from './words.js';

export const fieldTypes = [
  'text',
  'long-text',
  'number',
  'decimal',
  'money',
  'date',
  'date-time',
  'yes-no',
  'choice',
  'choices',
  'telephone',
  'email',
  'address',
  'files',
] as const;

const FieldSource = z.strictObject({
  label: Label,
  help: Label.optional(),
  type: told(z.enum(fieldTypes), 'What kind of value.', '值的类型。'),
  personal: told(
    z.boolean(),
    'Says something about a person: sealed, and never readable in a condition. Words, telephone, e-mail, address and files are unless said otherwise.',
    '个人信息：加密保存，条件中不可用。文字、电话、邮箱、地址和文件默认是。',
  ).optional(),
  notPersonal: Label.optional().meta({
    description:
      'Why words typed here name nobody: asked for where personal is false and no pattern binds them, since they stay in the clear for good.\n\n为何此处所填文字不涉及个人：personal 为 false 且没有 pattern 时必填，因为内容将永久以明文保存。',
  }),
  findBy: z.enum(['name', 'telephone', 'email', 'address', 'text']).optional(),
  required: z.boolean().default(false),
  requiredWhen: Expression.optional(),
  options: z.record(Id, Label).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  maxLength: z.number().int().min(1).max(100_000).optional(),
  pattern: told(
    z.string().min(1).max(200),
    'The whole text has to match; RE2 syntax.',
    '整个文本须匹配（RE2 语法）。',
  ).optional(),
  source: SourceIds,
});
export type FieldSource = z.infer<typeof FieldSource>;

export const KindSource = z.strictObject({
  title: Label,
  flow: told(
    z.enum(['complaint', 'suggestion', 'enquiry', 'report', 'fault-report', 'early-warning']),
    'Which course it takes.',
    '走哪个流程。',
  ),
  form: z.record(Id, FieldSource).default({}),
  source: SourceIds,
});

export const DutySource = z.strictObject({
  title: Label,
  on: told(Triggers, 'When it arises: a fact, or any of several.', '由哪些事实引起。'),
  owner: Owner,
  deadline: told(Id, 'The deadline that watches it.', '由哪个时限监督。').optional(),
  source: SourceIds,
});

export const ChannelSource = z.strictObject({ ...named, duties: z.record(Id, DutySource).default({}) });

export const GradeSource = z.strictObject({
  ...named,
  raisedBy: told(
    z.record(Id, z.strictObject({ when: Expression, source: SourceIds })),
    'Facts that raise a matter to this grade; each is a rule of its own.',
    '使其升为该级别的事实。',
  ).default({}),
});

export const RoutingSource = z.strictObject({
  firstContactOwner: Owner.default({ role: 'receiver', unit: 'receiving' }),
  returns: z
    .strictObject({ atMost: z.number().int().min(0).max(20).default(2), arbiter: Owner })
    .default({ atMost: 2, arbiter: 'supervisor' })
    .meta({
      description:
        'How often a wrong assignment may be sent back before somebody decides.\n\n错派退回的次数上限与裁决人。',
    }),
  table: z.record(
    Id,
    z.strictObject({
      kinds: Ids.optional(),
      categories: Ids.optional(),
      products: Ids.optional(),
      branches: listOf(z.string().min(1)).optional(),
      when: Expression.optional(),
      department: Id,
      assisting: Ids.optional(),
      handlerRole: Id.default('handler'),
      source: SourceIds,
    }),
  ),
});

export const AuthoritySource = z.strictObject({
  money: z.union([z.literal('unlimited'), z.literal('none'), MoneyText]).default('none'),
  goods: z
    .union([z.literal('unlimited'), z.record(z.union([Id, z.literal('any')]), z.number().int().min(0))])
    .default({}),
  source: SourceIds,
});

export const ApprovalSource = z.strictObject({
  title: Label,
  when: Expression,
  steps: z.record(
    Id,
    z.strictObject({
      title: Label.optional(),
      does: z.enum(['apply', 'review', 'sign', 'approve', 'record', 'receive-goods', 'ship', 'be-told']),
      owner: Owner,
      when: Expression.optional(),
    }),
  ),
  source: SourceIds,
});

export const ExclusionSource = z.strictObject({
  who: told(
    z.enum(['complained-about', 'handled-before', 'proposer', 'same-unit', 'first-contact-owner']),
    'Whom it keeps out; `same-unit` is the department of the person complained about.',
    '须回避的人；`same-unit` 指被投诉人所在部门的人员。',
  ),
  from: told(
    listOf(z.enum(['handling', 'review', 'approval', 'callback', 'arbitration'])),
    'What they may not do: handle it, handle it at a second stage, approve, call back, decide whose it is.',
    '须回避的环节：处理、二次处理、审批、回访、归属裁决。',
  ),
  when: Expression.optional(),
  source: SourceIds,
});

export const CallbackSource = z.strictObject({
  deadline: Id,
  owner: Owner,
  when: Expression.optional(),
  attempts: z.number().int().min(1).max(20).default(3),
  questions: NamedList.default({}),
  source: SourceIds,
});

const score = z.number(fault('a score is a number', 'write one, like 95')).min(0).max(1000);
export const SurveySource = z.strictObject({
  title: Label,
  when: Expression.optional(),
  maxScore: score.default(100),
  questions: NamedList.default({}),
  bands: z.record(Id, z.strictObject({ ...named, atLeast: score })),
  source: SourceIds,
});

export const CapaSource = z.strictObject({ when: Expression, owner: Owner, source: SourceIds });
export const AccountabilitySource = z.strictObject({
  title: Label,
  when: Expression,
  consequence: Label,
  from: MoneyText.optional(),
  to: MoneyText.optional(),
  source: SourceIds,
});
