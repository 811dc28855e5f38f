import { type Instant, isBefore, plusMs } from '@redress/business-time';
import { approvalChain, capaDue, documentsOn, dutiesOn, type OccurredFact, type Policy } from '@redress/policy';
import type { CaseEvent } from '@redress/routing-domain';
import {
  type Calendars,
  type FactsChange,
  type OpenTimetable,
  type Timetable,
  type TimetableCommand,
  timetableDecider,
  type TimetableEvent,
} from '@redress/sla-timer-domain';
import { CaseInRehearsal } from './case-in-rehearsal.js';
import type { RecordedComplaint, RecordedFact } from './recorded.js';

/** What a complaint is judged by. */
export interface Rules {
  readonly policy: Policy;
  readonly calendars: Calendars;
}

/** One thing that happened in a rehearsal, in the order in which it was decided. */
export type Happened =
  | { readonly is: 'fact'; readonly at: Instant; readonly fact: OccurredFact }
  | { readonly is: 'time'; readonly at: Instant; readonly event: TimetableEvent }
  | { readonly is: 'case'; readonly at: Instant; readonly event: CaseEvent }
  | { readonly is: 'duty' | 'document'; readonly at: Instant; readonly id: string }
  | { readonly is: 'approval'; readonly at: Instant; readonly approvals: readonly string[] };

/** How a recorded complaint goes under a policy. */
export interface Rehearsed {
  readonly id: string;
  readonly timetable: OpenTimetable;
  /** The grade it is opened with, and the one it has in the end. */
  readonly firstGrade: string;
  readonly grade: string;
  readonly department: string;
  readonly handlerRole: string;
  /** For each solution that was offered, the roles that have to approve it. */
  readonly approvals: readonly (readonly string[])[];
  /** Who would have to approve what is on the table in the end, or a solution without money or goods. */
  readonly approval: readonly string[];
  readonly capa: readonly string[];
  readonly happened: readonly Happened[];
}

/**
 * Plays a recorded complaint under `rules`, with the deciders of sla-timer and routing themselves and their messages to
 * one another delivered at once. Pure and quick: no clock, no waiting, no services.
 *
 * @throws {CalendarUnknown} the policy reckons by a calendar that is not there
 */
export function rehearse(record: RecordedComplaint, rules: Rules): Rehearsed {
  const rehearsal = new Rehearsal(record, rules);
  rehearsal.open();
  if (record.broughtOverAt === null) for (const fact of record.facts) rehearsal.happen(fact);
  rehearsal.letPass(record.until);
  return rehearsal.outcome();
}

class Rehearsal {
  private timetable: Timetable = timetableDecider.initial;
  private readonly present: CaseInRehearsal;
  private readonly happened: Happened[] = [];
  private readonly approvals: (readonly string[])[] = [];
  private readonly firstGrade: string;

  constructor(
    private readonly record: RecordedComplaint,
    private readonly rules: Rules,
  ) {
    this.present = new CaseInRehearsal(rules.policy, record, record.broughtOverAt ?? record.registeredAt);
    if (record.known !== undefined) this.present.learn(record.registeredAt, record.known);
    this.firstGrade = this.present.grade;
  }

  /** sla-timer opens the timetable, and routing the case: both follow from the registration. */
  open(): void {
    const { registeredAt, broughtOverAt, branch, term, facts } = this.record;
    const now = broughtOverAt ?? registeredAt;
    this.tell(registeredAt, { name: 'complaint-registered' });
    this.decide(now, {
      type: 'open-timetable',
      branch,
      facts: factsOf(this.record),
      term,
      customer: null,
      happenedAt: registeredAt,
      history: broughtOverAt === null ? null : facts.map((each) => ({ fact: occurred(each), happenedAt: each.at })),
    });
    const { grade, department } = this.present;
    this.note(now, registeredAt, { name: 'case-opened', grade, department }, { grade, department });
  }

  happen(recorded: RecordedFact): void {
    const { at, offer, agreed } = recorded;
    const fact = occurred(recorded);
    const learnt = learntWith(recorded);
    this.letPass(plusMs(at, -1));
    this.present.happen(at, fact);
    if (agreed !== undefined) this.decide(at, { type: 'agree-date', until: agreed, by: 'user:recorded' });
    const raised = learnt === undefined ? [] : this.present.learn(at, learnt);
    if (offer !== undefined) this.propose(at, recorded);
    if (fact.name !== 'complaint-registered')
      this.note(at, at, fact, { ...(learnt as FactsChange), ...set(fact), ...offered(offer) });
    this.follow(at, raised);
  }

  /** Lets time go by: what comes due until `limit`, at it included, is noticed in order, each at its own moment. */
  letPass(limit: Instant): void {
    for (let next = this.nextMoment(); next !== undefined && !isBefore(limit, next); next = this.nextMoment())
      if (this.decide(next, { type: 'ring' }) === 0) return;
  }

  outcome(): Rehearsed {
    const { id, until, proposer } = this.record;
    const { grade, department, handlerRole } = this.present;
    const { firstGrade, approvals, happened } = this;
    const { policy } = this.rules;
    const facts = this.facts(until);
    const capa = capaDue(policy, facts).map((each) => each.id);
    const approval = approvalChain(policy, facts, proposer).steps.map(({ owner }) => owner.role);
    const found = { firstGrade, grade, department, handlerRole, approvals, approval, capa };
    return { id, timetable: this.open_, ...found, happened };
  }

  private get open_(): OpenTimetable {
    if (this.timetable.status === 'unopened') throw new Error(`${this.record.id} was not opened`);
    return this.timetable;
  }

  private nextMoment(): Instant | undefined {
    const { broughtOverAt } = this.record;
    const moments = [...this.open_.deadlines.values()]
      .filter(({ status }) => status === 'running' || status === 'overdue')
      .flatMap(({ moments: [first] }) => first?.at ?? []);
    const first = moments.reduce<Instant | undefined>((a, b) => (a === undefined || isBefore(b, a) ? b : a), undefined);
    return first !== undefined && broughtOverAt !== null && isBefore(first, broughtOverAt) ? broughtOverAt : first;
  }

  /** What the other service announces reaches the timetable, and obliges people. */
  private note(now: Instant, at: Instant, fact: OccurredFact, change: FactsChange): void {
    this.tell(at, fact);
    this.decide(now, { type: 'note-fact', fact, change, happenedAt: at });
  }

  private propose(at: Instant, { offer }: RecordedFact): void {
    if (offer === undefined) return;
    const { steps } = approvalChain(this.rules.policy, this.present.factsOffering(at, offer), offer.proposer);
    const approvals = steps.map(({ owner }) => owner.role);
    this.approvals.push(approvals);
    this.happened.push({ is: 'approval', at, approvals });
    this.present.offer(at, offer, approvals);
  }

  /** @returns how many events the timetable recorded */
  private decide(now: Instant, command: Asked): number {
    const decision = timetableDecider.decide({ ...command, ...this.rules, now }, this.timetable);
    if (decision.outcome !== 'recorded') return 0;
    for (const event of decision.events) {
      this.timetable = timetableDecider.evolve(this.timetable, event);
      if (event.type !== 'FactNoted') this.happened.push({ is: 'time', at: event.happenedAt, event });
    }
    for (const event of decision.events) this.follow(now, this.reaction(now, event));
    return decision.events.length;
  }

  /** What routing does about it, as its consumers of the topic do. */
  private reaction(now: Instant, event: TimetableEvent): readonly CaseEvent[] {
    const { policy } = this.rules;
    const dated = { policy, now, happenedAt: event.happenedAt };
    if (event.type === 'DeadlineMissed')
      return this.present.decide({ type: 'follow-miss', deadline: event.data.deadline, ...dated });
    if (event.type === 'MissRefuted')
      return this.present.decide({ type: 'follow-refutation', deadline: event.data.deadline, ...dated });
    if (event.type !== 'LadderStepTaken') return [];
    const { deadline, step, escalateTo, raiseGradeTo } = event.data;
    return this.present.decide({ type: 'follow-ladder-step', deadline, step, escalateTo, raiseGradeTo, ...dated });
  }

  /** The timetable hears of what routing stated about it. */
  private follow(now: Instant, events: readonly CaseEvent[]): void {
    for (const event of events) {
      const { happenedAt: at } = event;
      if (event.type !== 'CaseGraded' && event.type !== 'CaseEscalated') continue;
      this.happened.push({ is: 'case', at, event });
      if (event.type === 'CaseGraded')
        this.note(now, at, { name: 'case-graded', grade: event.data.grade }, { grade: event.data.grade });
      else this.note(now, at, { name: 'case-escalated', ...roleOf(event.data.to) }, {});
    }
  }

  private tell(at: Instant, fact: OccurredFact): void {
    const { policy } = this.rules;
    const facts = this.facts(at);
    this.happened.push({ is: 'fact', at, fact });
    for (const { id } of dutiesOn(policy, fact, facts)) this.happened.push({ is: 'duty', at, id });
    for (const { id } of documentsOn(policy, fact, facts)) this.happened.push({ is: 'document', at, id });
  }

  private facts(at: Instant) {
    const all = this.timetable.status === 'unopened' ? [] : [...this.timetable.deadlines.values()];
    const ids = (...statuses: readonly string[]) =>
      all.filter(({ status }) => statuses.includes(status)).map(({ id }) => id);
    const missed = all.filter(({ missedAt }) => missedAt !== null).map(({ id }) => id);
    return { ...this.present.facts(at), deadlines: { running: ids('running', 'paused'), met: ids('met'), missed } };
  }
}

/** A command without its circumstances. */
type Asked = TimetableCommand extends infer C
  ? C extends TimetableCommand
    ? Omit<C, 'policy' | 'calendars' | 'now'>
    : never
  : never;

/** What conditions may read at the registration, as sla-timer’s consumer takes it from the announcement. */
function factsOf(record: RecordedComplaint): FactsChange {
  const { kind, channel, flags, fields, confidentiality, category, product, amount } = record;
  return {
    ...{ kind, channel, flags, fields, confidentiality },
    ...(category !== null && { category }),
    ...(product !== null && { product }),
    ...(amount !== null && { amount }),
    ...(record.known as FactsChange | undefined),
  };
}

/** Findings say who is liable, as well as what else came to light. */
function learntWith({ learnt, about }: RecordedFact) {
  if (about?.liability === undefined) return learnt;
  return { ...learnt, liability: about.liability };
}

/** Grade and department that a person set. */
function set({ name, grade, department }: OccurredFact): FactsChange {
  if (name === 'case-graded' && grade !== undefined) return { grade };
  return name === 'case-routed' && department !== undefined ? { department } : {};
}

/** What is offered, as conditions read it. */
function offered(offer: RecordedFact['offer']): FactsChange {
  if (offer === undefined) return {};
  const { type, money, goods } = offer;
  const [first] = goods;
  return {
    solution: {
      ...(type !== undefined && { type }),
      ...(money !== undefined && { money }),
      ...(first && { goodsItem: first.item, goodsQuantity: first.quantity }),
    },
  };
}

function occurred({ fact, about }: RecordedFact): OccurredFact {
  return { name: fact, ...about };
}

function roleOf([role]: readonly string[]) {
  return role === undefined ? {} : { role };
}
