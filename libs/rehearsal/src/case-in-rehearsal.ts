import type { Instant } from '@redress/business-time';
import { fold } from '@redress/decider';
import { type CaseFacts, gradeOf, type OccurredFact, type Policy } from '@redress/policy';
import { type CaseCommand, caseDecider, type CaseEvent, factsOfCase, type OpenedCase } from '@redress/routing-domain';
import type { Learnt, Offer, RecordedComplaint } from './recorded.js';

const person = 'user:recorded';
const words = 'vault:00000000-0000-4000-8000-000000000000' as const;

/** The case of a recorded complaint, decided by routing’s own decider. What was typed is not there, and decides nothing. */
export class CaseInRehearsal {
  private opened: OpenedCase;
  private more: Partial<CaseFacts> = {};
  private solutions = 0;

  constructor(
    private readonly policy: Policy,
    record: RecordedComplaint,
    now: Instant,
  ) {
    const { kind, channel, branch, category, product, amount, flags, fields, confidentiality } = record;
    const command: CaseCommand = {
      type: 'open-case',
      policy,
      registeredBy: person,
      happenedAt: record.registeredAt,
      now,
      history: record.broughtOverAt === null ? null : historyOf(record),
      matter: {
        ...{ kind, channel, branch, category, product, amount, flags, fields, confidentiality },
        registrationNumber: record.id,
        complainedAbout: null,
        customer: person,
      },
    };
    const decision = caseDecider.decide(command, caseDecider.initial);
    const state = fold(caseDecider, decision.outcome === 'recorded' ? decision.events : []);
    if (state.status === 'unopened') throw new Error(`${record.id} cannot be opened`);
    this.opened = state;
  }

  get grade(): string {
    return this.opened.grade;
  }
  get department(): string {
    return this.opened.department;
  }
  get handlerRole(): string {
    return this.opened.opened.handlerRole;
  }

  facts(at: Instant): CaseFacts {
    const facts = factsOfCase(this.opened, at);
    const { history, ...more } = this.more;
    return { ...facts, ...more, history: { ...history, ...facts.history } };
  }

  /** Decides as routing would, and says what it states then. */
  decide(command: CaseCommand): readonly CaseEvent[] {
    const decision = caseDecider.decide(command, this.opened);
    if (decision.outcome !== 'recorded') return [];
    for (const event of decision.events) this.evolve(event);
    return decision.events;
  }

  /** What a person did to the case; facts of other kinds leave it as it is. */
  happen(at: Instant, fact: OccurredFact): void {
    const event = eventOf(at, fact, this.opened);
    if (event !== undefined) this.evolve(event);
  }

  /** Facts that came to light; they may raise the grade, which is told by the event returned. */
  learn(at: Instant, learnt: Learnt): readonly CaseEvent[] {
    const { category, product, flags, amount, fields, liability, cause, department, history, ...rest } = learnt;
    const known = { category, product, flags, amount, fields };
    const stated = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
    const matter = { ...this.opened.opened.matter, ...stated };
    this.opened = {
      ...this.opened,
      opened: { ...this.opened.opened, matter },
      ...(liability !== undefined && { liability }),
      ...(cause !== undefined && { cause }),
      ...(department !== undefined && { department }),
    };
    this.more = { ...this.more, ...(rest as Partial<CaseFacts>), ...(history && { history }) };
    return this.regraded(at);
  }

  offer(at: Instant, { type, money, goods }: Offer, approvals: readonly string[]): void {
    const solution = `rehearsed-${String((this.solutions += 1))}`;
    const offered = { solutionType: type ?? null, compensation: money ?? null, goods };
    const data = { solution, text: words, ...offered, approvals, because: '', by: person };
    this.evolve({ type: 'SolutionProposed', happenedAt: at, data });
  }

  /** What conditions would read if this were offered. */
  factsOffering(at: Instant, { type, money, goods }: Offer): CaseFacts {
    const { solution } = factsOfCase(this.opened, at, { type: type ?? null, compensation: money ?? null, goods });
    return { ...this.facts(at), ...(solution && { solution }) };
  }

  private regraded(at: Instant): readonly CaseEvent[] {
    const { grade, raised } = gradeOf(this.policy, this.facts(at), this.opened.grade);
    if (!raised) return [];
    const data = { grade, previous: this.opened.grade, because: 'learnt', by: 'service:routing' };
    const event: CaseEvent = { type: 'CaseGraded', happenedAt: at, data };
    this.evolve(event);
    return [event];
  }

  private evolve(event: CaseEvent): void {
    const next = caseDecider.evolve(this.opened, event);
    if (next.status !== 'unopened') this.opened = next;
  }
}

/** The times routing keeps of a complaint that was brought over. */
function historyOf({ facts }: RecordedComplaint) {
  const at = (name: string) => facts.find(({ fact }) => fact === name)?.at;
  return {
    acceptedAt: at('complaint-accepted'),
    contactedAt: at('customer-contacted'),
    answeredAt: at('answer-sent'),
    resolvedAt: at('complaint-resolved'),
    closedAt: at('case-closed'),
  };
}

function eventOf(at: Instant, fact: OccurredFact, opened: OpenedCase): CaseEvent | undefined {
  const solution = opened.solutions.at(-1)?.id ?? '';
  const common = { happenedAt: at };
  switch (fact.name) {
    case 'case-graded': {
      const data = { grade: fact.grade ?? opened.grade, previous: opened.grade, because: 'by-hand', by: person };
      return { ...common, type: 'CaseGraded', data };
    }
    case 'case-routed': {
      const data = { department: fact.department ?? opened.department, assisting: [], previous: opened.department };
      return { ...common, type: 'CaseRouted', data: { ...data, because: 'by-hand', by: person } };
    }
    case 'case-escalated': {
      const data = { level: opened.level + 1, to: fact.role === undefined ? [] : [fact.role], because: 'by-hand' };
      return { ...common, type: 'CaseEscalated', data: { ...data, deadline: null, step: null, by: person } };
    }
    case 'customer-contacted':
      return {
        ...common,
        type: 'CustomerContacted',
        data: { channel: fact.channel ?? '', reached: fact.reached ?? false, note: null, by: person },
      };
    case 'solution-approved':
      return {
        ...common,
        type: 'SolutionApproved',
        data: { solution, role: fact.role ?? '', final: fact.final ?? false, opinion: null, by: person },
      };
    case 'solution-rejected':
      return {
        ...common,
        type: 'SolutionRejected',
        data: { solution, role: fact.role ?? '', opinion: null, by: person },
      };
    case 'solution-agreed':
      return { ...common, type: 'AgreementNoted', data: { solution } };
    case 'solution-refused':
      return { ...common, type: 'RefusalNoted', data: { solution } };
    case 'complaint-resolved':
      return { ...common, type: 'ComplaintResolved', data: { solution: null, result: null, by: person } };
    case 'case-reopened':
      return { ...common, type: 'CaseReopened', data: { because: 'by-hand', reason: null, by: person } };
    case 'case-closed':
    case 'complaint-declined':
    case 'complaint-withdrawn':
      return { ...common, type: 'CaseClosed', data: { because: 'decided', by: person } };
    default:
      return undefined;
  }
}
