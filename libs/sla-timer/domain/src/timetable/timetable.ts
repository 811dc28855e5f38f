import type { Instant, Pause, Reckoning } from '@redress/business-time';
import { unreachable } from '@redress/decider';
import type { OccurredFact } from '@redress/policy';
import type { DeadlineEvent, DeadlineSet, FactsChange, Moment, TimetableEvent } from './timetable.events.js';

/** One deadline in its present round. What was missed stays missed, however it ends. */
export interface Deadline {
  readonly id: string;
  readonly round: number;
  readonly status: 'running' | 'paused' | 'overdue' | 'met' | 'met-late' | 'cancelled';
  readonly ownerRole: string;
  readonly department: string | null;
  readonly rule: string;
  /** What started it: a fact, or `deadline:<id>`. */
  readonly startedBy: string;
  readonly startedAt: Instant;
  readonly reckoning: Reckoning;
  /** The due time before pauses: reckoned, agreed or extended to. */
  readonly base: Instant;
  readonly pauses: readonly Pause[];
  readonly dueAt: Instant;
  /** What is still to be noticed. */
  readonly moments: readonly Moment[];
  readonly missedAt: Instant | null;
  readonly noticedAt: Instant | null;
  readonly metAt: Instant | null;
  readonly refuted: boolean;
  readonly extensions: readonly { readonly from: Instant; readonly to: Instant; readonly by: string }[];
  readonly steps: readonly {
    readonly step: string;
    readonly dueAt: Instant;
    readonly noticedAt: Instant;
    readonly tell: readonly string[];
  }[];
}

export interface OccurredAt {
  readonly fact: OccurredFact;
  readonly at: Instant;
}

export type Timetable = { readonly status: 'unopened' } | OpenTimetable;

/** All deadlines of one complaint, and what they were decided on. */
export interface OpenTimetable {
  readonly status: 'open';
  readonly branch: string;
  readonly policy: { readonly name: string; readonly version: number };
  readonly registeredAt: Instant;
  readonly openedAt: Instant;
  readonly imported: boolean;
  readonly customer: string | null;
  readonly facts: FactsChange;
  readonly occurred: readonly OccurredAt[];
  readonly term: Instant | null;
  readonly waitingFor: string | null;
  readonly deadlines: ReadonlyMap<string, Deadline>;
}

export const unopened: Timetable = { status: 'unopened' };

export function evolve(timetable: Timetable, event: TimetableEvent): Timetable {
  if (event.type === 'TimetableOpened') {
    const { branch, policy, facts, term, imported, customer, openedAt } = event.data;
    const fact: OccurredFact = { name: 'complaint-registered' };
    const occurred = [{ fact, at: event.happenedAt }];
    const registeredAt = event.happenedAt;
    return {
      status: 'open',
      branch,
      policy,
      registeredAt,
      openedAt,
      imported,
      customer,
      facts,
      occurred,
      term,
      waitingFor: null,
      deadlines: new Map(),
    };
  }
  if (timetable.status === 'unopened') throw new Error(`${event.type} before the timetable was opened`);
  if (event.type === 'FactNoted') {
    const { fact, change } = event.data;
    const facts = { ...timetable.facts, ...change };
    return {
      ...timetable,
      facts,
      occurred: [...timetable.occurred, { fact, at: event.happenedAt }],
      waitingFor: waitingAfter(timetable, event.data),
    };
  }
  if (event.type === 'TermAgreed') return { ...timetable, term: event.data.until };
  const deadlines = new Map(timetable.deadlines);
  deadlines.set(event.data.deadline, evolveDeadline(deadlines.get(event.data.deadline), event));
  return { ...timetable, deadlines };
}

function evolveDeadline(before: Deadline | undefined, event: DeadlineEvent): Deadline {
  if (event.type === 'DeadlineSet') return started(event);
  if (before === undefined) throw new Error(`${event.type} for ${event.data.deadline}, which was never set`);
  switch (event.type) {
    case 'DeadlineWarned':
      return without(before, `warn:${event.data.warning}`);
    case 'DeadlineMissed': {
      const { dueAt: missedAt, noticedAt, department } = event.data;
      return { ...without(before, 'due'), status: 'overdue', missedAt, noticedAt, department };
    }
    case 'LadderStepTaken': {
      const { step, dueAt, noticedAt, tell } = event.data;
      return { ...without(before, `step:${step}`), steps: [...before.steps, { step, dueAt, noticedAt, tell }] };
    }
    case 'LadderStepPassedOver':
      return without(before, `step:${event.data.step}`);
    case 'DeadlineMet':
      return { ...before, status: event.data.inTime ? 'met' : 'met-late', metAt: event.data.metAt, moments: [] };
    case 'MissRefuted':
      return { ...before, status: 'met', metAt: event.data.metAt, missedAt: null, refuted: true, moments: [] };
    case 'DeadlineCancelled':
      return { ...before, status: 'cancelled', moments: [] };
    case 'DeadlinePaused':
      return { ...before, status: 'paused', pauses: [...before.pauses, { from: event.data.pausedAt }] };
    case 'DeadlineResumed': {
      const pauses = before.pauses.map((pause) =>
        pause.to === undefined ? { ...pause, to: event.data.resumedAt } : pause,
      );
      return { ...before, status: 'running', pauses, dueAt: event.data.dueAt, moments: event.data.moments };
    }
    case 'DeadlineExtended': {
      const { dueAt, previousDueAt, by, moments } = event.data;
      return {
        ...before,
        base: dueAt,
        pauses: [],
        dueAt,
        moments,
        extensions: [...before.extensions, { from: previousDueAt, to: dueAt, by }],
      };
    }
    case 'DeadlineMoved': {
      const { dueAt, reckoning, moments } = event.data;
      return { ...before, base: reckoning.due, dueAt, reckoning, moments };
    }
    default:
      return unreachable(event);
  }
}

function started({ data }: DeadlineSet): Deadline {
  const { deadline: id, round, ownerRole, department, rule, startedBy, startedAt, dueAt, reckoning, moments } = data;
  return {
    id,
    round,
    status: 'running',
    ownerRole,
    department,
    rule,
    startedBy,
    startedAt,
    reckoning,
    base: dueAt,
    pauses: [],
    dueAt,
    moments,
    missedAt: null,
    noticedAt: null,
    metAt: null,
    refuted: false,
    extensions: [],
    steps: [],
  };
}

function without(deadline: Deadline, key: string): Deadline {
  return { ...deadline, moments: deadline.moments.filter((moment) => moment.key !== key) };
}

function waitingAfter(
  timetable: OpenTimetable,
  { fact, change }: { fact: OccurredFact; change: FactsChange },
): string | null {
  if (fact.name === 'work-paused') return change.status ?? null;
  return fact.name === 'work-resumed' ? null : timetable.waitingFor;
}

/** Deadlines whose time still counts: running, or overdue and not yet done. */
export function isOpen({ status }: Deadline): boolean {
  return status === 'running' || status === 'overdue' || status === 'paused';
}

/** Facts after which nothing is waited for any more, unless the case is reopened. */
const endings = ['case-closed', 'complaint-declined', 'complaint-withdrawn'];

export function endsEverything({ name }: OccurredFact): boolean {
  return endings.includes(name);
}
