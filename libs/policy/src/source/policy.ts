import { z } from 'zod';
import { standardRoles } from '../format/policy.js';
import { DeadlineSource } from './deadlines.js';
import {
  AccountabilitySource,
  ApprovalSource,
  AuthoritySource,
  CallbackSource,
  CapaSource,
  ChannelSource,
  DutySource,
  ExclusionSource,
  GradeSource,
  KindSource,
  RoutingSource,
  SurveySource,
} from './decisions.js';
import { Expression, fault, Id, Ids, Label, listOf, named, NamedList, SourceIds, told, Triggers } from './words.js';
import { LAST_VERSION } from '../versions.js';

const RoleSource = z.strictObject({
  ...named,
  as: told(z.enum(standardRoles), 'The product’s role whose rights it has.', '对应系统中的哪个角色权限。'),
});
const DepartmentSource = z.strictObject({ ...named, head: Id.optional() });
const FactSource = z.strictObject({ ...named, recordedBy: Ids });

const DocumentSource = z.strictObject({
  title: Label,
  form: z.enum(['sheet', 'letter', 'report', 'register', 'notice', 'application']),
  on: Triggers.optional(),
  when: Expression.optional(),
  fields: Ids,
  signatures: Ids.optional(),
  source: SourceIds,
});

const dimensions = [
  'branch',
  'department',
  'person',
  'product',
  'category',
  'channel',
  'cause',
  'grade',
  'kind',
  'liability',
] as const;
const measures = [
  'count',
  'repeated',
  'collective',
  'overdue',
  'timely-rate',
  'contact-rate',
  'final-result-rate',
  'amounts',
  'cost',
  'satisfaction',
  'survey-return',
  'capa',
  'register',
] as const;
const StatisticSource = z.strictObject({
  title: Label,
  measure: z.enum(measures),
  deadline: told(Id, 'The deadline, or its countsAs name, a rate is about.', '统计的时限名称。').optional(),
  by: listOf(z.enum(dimensions)).default([]),
  every: z.enum(['week', 'month', 'quarter', 'half-year', 'year']).default('month'),
  source: SourceIds,
});

const BackdatingSource = z.strictObject({
  minutes: z.number().int().min(0).optional(),
  hours: z.number().min(0).optional(),
  days: z.number().min(0).optional(),
  approver: Id.optional(),
});

/** A policy file as its author writes it; the committed JSON Schema is generated from this. */
export const PolicySource = z
  .strictObject({
    name: told(Id, 'The name, like the folder the file lies in.', '名称，与所在文件夹一致。'),
    version: told(
      z
        .number(fault('a version is a whole number', 'write 1, 2, 3 …'))
        .int()
        .min(1, fault('a version counts from 1', 'write 1, 2, 3 …'))
        .max(LAST_VERSION, fault(`a version is at most ${LAST_VERSION}`, 'write 1, 2, 3 …')),
      'Counts up; a published version is never changed.',
      '版本号；已发布的版本不再修改。',
    ),
    title: Label,
    origin: z.array(Label).default([]).meta({
      description: 'Where the rules come from and how unclear places were read.\n\n规则来源，以及原文不清之处的读法。',
    }),
    calendar: told(Id, 'The calendar of the policy: a file in policies/calendars.', '本政策的日历。'),
    currency: told(
      z.string().regex(/^[A-Z]{3}$/, fault('is no currency', 'write an ISO 4217 code, like CNY')),
      'The currency of every amount.',
      '货币代码。',
    ).optional(),
    selects: z
      .strictObject({
        branches: z.array(z.string().min(1)).default([]),
        channels: z.array(Id).default([]),
        kinds: z.array(Id).default([]),
      })
      .default({ branches: [], channels: [], kinds: [] })
      .meta({
        description:
          'Which branches, channels and kinds it is for; an empty list means all.\n\n适用的网点、渠道和类型；空为全部。',
      }),
    roles: told(
      z.record(Id, RoleSource).default({}),
      'Roles of this policy beside the product’s own.',
      '本政策另设的角色。',
    ),
    departments: told(z.record(Id, DepartmentSource), 'Departments a matter can be routed to.', '可分派的部门。'),
    facts: told(
      z.record(Id, FactSource).default({}),
      'Facts of this policy beside the standard ones, with the roles that record them.',
      '本政策另设的事实及记录人。',
    ),
    pauseStates: told(
      NamedList.default({}),
      'States in which clocks may stand still, beside the standard ones.',
      '另设的暂停状态。',
    ),
    flags: told(
      NamedList.default({}),
      'Circumstances that matter: in the media, injury, …',
      '需要标记的情形，如媒体曝光、人身伤害。',
    ),
    kinds: told(z.record(Id, KindSource), 'Kinds of matter, each with its form.', '类型及其表单。'),
    channels: told(
      z.record(Id, ChannelSource),
      'How customers reach the enterprise, and what each way obliges to.',
      '投诉方式及其义务。',
    ),
    categories: told(NamedList.default({}), 'Categories for routing and figures.', '类别。'),
    products: told(NamedList.default({}), 'Products or product lines.', '产品。'),
    causes: told(NamedList.default({}), 'Causes found by the investigation.', '原因。'),
    liabilities: told(
      NamedList.default({}),
      'Outcomes of the liability decision beside the standard ones.',
      '另设的责任界定结果。',
    ),
    solutionTypes: told(
      NamedList.default({}),
      'Types of solution that approvals and figures tell apart.',
      '处理方案类型。',
    ),
    urgencies: told(NamedList.default({}), 'Levels of urgency (E1-1).', '紧急程度。'),
    confidentialities: told(NamedList.default({}), 'Levels of confidentiality (E1-1).', '密级。'),
    declining: told(NamedList.default({}), 'Grounds on which a matter is declined (D-2).', '不予受理的理由。'),
    grades: told(z.record(Id, GradeSource), 'From the mildest to the gravest.', '由轻到重。'),
    routing: RoutingSource,
    deadlines: told(z.record(Id, DeadlineSource).default({}), 'Everything that falls due.', '全部时限。'),
    authority: told(
      z.record(Id, AuthoritySource).default({}),
      'What each role may grant on one matter; from the least to the greatest.',
      '各角色的权限，由小到大。',
    ),
    approvals: told(
      z.record(Id, ApprovalSource).default({}),
      'Chains of approval; the first whose condition holds.',
      '审批链，取第一个成立的。',
    ),
    exclusions: told(z.record(Id, ExclusionSource).default({}), 'Who must not take part in which stage.', '回避规则。'),
    duties: told(z.record(Id, DutySource).default({}), 'What a fact obliges somebody to do.', '由事实引起的义务。'),
    callback: CallbackSource.optional(),
    surveys: told(z.record(Id, SurveySource).default({}), 'Questionnaires with their bands.', '满意度问卷与分档。'),
    capa: told(
      z.record(Id, CapaSource).default({}),
      'When corrective and preventive action is opened (B-14).',
      '何时启动纠正预防措施。',
    ),
    accountability: told(
      z.record(Id, AccountabilitySource).default({}),
      'Notes for whoever judges people afterwards (B-10, D-15).',
      '问责提示。',
    ),
    documents: told(
      z.record(Id, DocumentSource).default({}),
      'Sheets, letters and registers to print.',
      '表单、信函和登记表。',
    ),
    statistics: told(z.record(Id, StatisticSource).default({}), 'Figures to report.', '统计报表。'),
    backdating: told(
      z.record(Id, BackdatingSource).default({}),
      'How far back a fact may be dated; `any` for all others.',
      '事实可倒填多久；any 为其余全部。',
    ),
  })
  .meta({ title: 'A complaint policy · 投诉处理政策' });
export type PolicySource = z.output<typeof PolicySource>;
