import { instant, type Instant } from '@redress/business-time';
import { specification } from '@redress/decider';
import { compilePolicy, describeProblem, type Policy } from '@redress/policy';
import { type CaseCommand, caseDecider } from './case.decider.js';
import type { CaseEvent, CaseOpened, Matter } from './case.events.js';
import type { OpenedCase } from './case.js';
import type { Colleague, Staff } from './staff.js';

export const given = specification(caseDecider);
export const ROUTING = 'service:routing';

/** A moment in Shanghai: `2026-03-06 17:45`. */
export function at(text: string): Instant {
  return instant(`${text.replace(' ', 'T')}+08:00`);
}

export const REGISTERED = at('2026-03-02 09:00');
export const NOW = at('2026-03-03 09:00');

/** A small policy with everything that a case is decided on. */
export const policyText = `
name: example
version: 1
title: { zh: 例, en: Example }
calendar: cn-standard
currency: CNY
departments:
  service: { zh: 客服, en: Service, head: department-manager }
  production: { zh: 生产, en: Production, head: department-manager }
  quality: { zh: 质量, en: Quality, head: department-manager }
flags: { media: { zh: 媒体, en: Media } }
products: { beer: { zh: 啤酒, en: Beer }, cap: { zh: 帽子, en: Cap } }
kinds:
  complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { what: { label: { zh: 事由, en: What happened }, type: text } } }
  enquiry: { title: { zh: 咨询, en: Enquiry }, flow: enquiry, form: { what: { label: { zh: 内容, en: Question }, type: text } } }
channels: { phone: { zh: 电话, en: Telephone } }
categories: { goods: { zh: 产品, en: Goods }, service: { zh: 服务, en: Service } }
grades:
  general: { zh: 一般, en: General }
  major:
    zh: 重大
    en: Major
    source: B-2
    raisedBy:
      publicity: { when: '"media" in flags', source: B-2 }
      overdue: { when: '"resolution" in missed', source: B-2 }
  grave: { zh: 特别重大, en: Grave }
pauseStates: { in-mediation: { zh: 调解中, en: In mediation } }
routing:
  firstContactOwner: { role: receiver, unit: receiving }
  returns: { atMost: 1, arbiter: { role: leader-in-charge, unit: superior } }
  table:
    goods: { categories: goods, department: production, assisting: quality, source: D-10 }
    rest: { department: service }
deadlines:
  resolution: { title: { zh: 处理, en: Resolution }, starts: complaint-registered, ends: complaint-resolved, within: { businessDays: 3 }, owner: handler }
authority:
  handler: { money: none }
  supervisor: { money: 500.00 CNY, goods: { any: 12 } }
  department-manager: { money: 2000.00 CNY, goods: { any: 48 } }
  head-office: { money: unlimited, goods: unlimited }
exclusions:
  second-stage: { who: handled-before, from: review, source: B-5 }
  own-proposal: { who: proposer, from: approval, source: A-5 }
accountability:
  late: { title: { zh: 逾期, en: Late }, when: '"resolution" in missed', consequence: { zh: 通报, en: Told to all }, source: B-10 }
  liable: { title: { zh: 有责, en: Liable }, when: liability == "responsible" && grade == "major", consequence: { zh: 扣奖金, en: Bonus withheld }, source: D-15 }
`;
export const policy: Policy = policyOf(policyText);

/** @throws {Error} naming what is wrong with the text */
export function policyOf(text: string): Policy {
  const compiled = compilePolicy(text, 'example.yaml');
  if (compiled.outcome === 'compiled') return compiled.policy;
  throw new Error(compiled.problems.map(describeProblem).join('\n'));
}

export const matter = (stated: Partial<Matter> = {}): Matter => ({
  registrationNumber: 'SH-2026-000001',
  kind: 'complaint',
  channel: 'phone',
  branch: 'cn/east/shanghai-01',
  category: 'goods',
  product: null,
  amount: null,
  flags: [],
  fields: {},
  complainedAbout: null,
  customer: 'customer-1',
  confidentiality: 'normal',
  ...stated,
});

export function opened(
  stated: Partial<Omit<CaseOpened['data'], 'matter'>> & { matter?: Partial<Matter> } = {},
): CaseOpened {
  const { matter: of, ...more } = stated;
  return {
    type: 'CaseOpened',
    happenedAt: REGISTERED,
    data: {
      matter: matter(of),
      policy: { name: 'example', version: 1 },
      grade: 'general',
      department: 'production',
      assisting: ['quality'],
      handlerRole: 'handler',
      firstContactOwner: 'user:receiver',
      because: 'routing.table.goods D-10',
      imported: false,
      ...more,
    },
  };
}

/** An event of this type; when it happened does not matter unless stated. */
export function event<T extends CaseEvent['type']>(
  type: T,
  data: Extract<CaseEvent, { type: T }>['data'],
  happenedAt: Instant = at('2026-03-02 12:00'),
): CaseEvent {
  return { type, happenedAt, data } as CaseEvent;
}

export const by = 'user:lin';
export const words = 'vault:00000000-0000-4000-8000-000000000001' as const;
export const proposed = (
  solution = 's1',
  more: Partial<Extract<CaseEvent, { type: 'SolutionProposed' }>['data']> = {},
) =>
  event('SolutionProposed', {
    solution,
    text: words,
    compensation: null,
    goods: [],
    approvals: [],
    because: 'authority',
    by: 'user:handler',
    ...more,
  });
export const agreedTo = (solution = 's1') => event('AgreementNoted', { solution });
export const refusedBy = (solution = 's1') => event('RefusalNoted', { solution });
export const resolvedAt = (moment: string) =>
  event('ComplaintResolved', { solution: 's1', result: null, by }, at(moment));
export const reopenedAt = (moment: string) =>
  event('CaseReopened', { because: 'by-hand', reason: null, by }, at(moment));
export const closedAt = (moment: string, because: 'called-back' | 'declined' | 'withdrawn' | 'decided' = 'decided') =>
  event('CaseClosed', { because, by }, at(moment));
export const escalated = (level: number, to: string, happenedAt: Instant, more: object = {}) =>
  event(
    'CaseEscalated',
    { level, to: [to], because: 'x', deadline: null, step: null, by: ROUTING, ...more },
    happenedAt,
  );
export const yuan = (amount: number) => ({ currency: 'CNY', minor: amount * 100 });

const known = ['user:chen', 'user:wu', 'user:handler', 'user:owner', 'user:boss'];
/** Somebody of production in Shanghai, present, with the role of a handler and nothing in hand. */
export const colleague = (actor: string, more: Partial<Colleague> = {}): Colleague => ({
  actor,
  roles: ['handler'],
  department: 'production',
  branches: ['cn/east'],
  clearance: 'normal',
  openCases: 0,
  awayUntil: null,
  deputies: [],
  onDuty: false,
  ...more,
});
export const staffOf = (...people: readonly Colleague[]): Staff => ({ withinHours: true, people });
export const everybody = staffOf(...known.map((actor) => colleague(actor)));

/** The state after commands of other services, in this order; those that are refused change nothing. */
export function after(history: readonly CaseEvent[], ...commands: readonly CaseCommand[]): OpenedCase {
  const start = history.reduce(caseDecider.evolve, caseDecider.initial);
  const end = commands.reduce((state, command) => {
    const decision = caseDecider.decide(command, state);
    return decision.outcome === 'recorded' ? decision.events.reduce(caseDecider.evolve, state) : state;
  }, start);
  if (end.status === 'unopened') throw new Error('not opened');
  return end;
}

/** The note of who had it when a deadline was missed. */
export const answerable = (deadline: string, happenedAt: Instant, more: object = {}) =>
  event(
    'AccountabilityNoted',
    {
      because: 'deadline-missed',
      deadline,
      ownerRole: null,
      department: 'production',
      handler: null,
      rules: deadline === 'resolution' ? ['late'] : [],
      ...more,
    },
    happenedAt,
  );
