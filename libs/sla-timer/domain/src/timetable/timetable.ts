import { type Instant, laterOf, type Reckoning, stampOf } from '@redress/business-time';
import { type OccurredFact, withChange } from '@redress/policy';
import { type Deadline, evolveDeadline } from './deadline.js';
import type { DeadlineEvent, FactsChange, TimetableEvent, TimetableOpened } from './timetable.events.js';
import { changeBy, type Happening, inOrder, type OccurredAt } from './what-happened.js';

export { type Deadline, isOpen, unknownYearsOf } from './deadline.js';

export type Timetable = { readonly status: 'unopened' } | OpenTimetable;

/** All deadlines of one complaint, and what they were decided on. */
export interface OpenTimetable {
  readonly status: 'open';
  readonly opening: TimetableOpened;
  readonly branch: string;
  readonly policy: { readonly name: string; readonly version: number };
  readonly registeredAt: Instant;
  readonly openedAt: Instant;
  readonly imported: boolean;
  readonly customer: string | null;
  readonly facts: FactsChange;
  /** What happened, in the order in which it happened, which need not be the order in which it arrived. */
  readonly happened: readonly Happening[];
  readonly term: Instant | null;
  readonly waitingFor: string | null;
  /** Every deadline in its present round. */
  readonly deadlines: ReadonlyMap<string, Deadline>;
  /** All rounds of all deadlines, those included that were found void. */
  readonly rounds: ReadonlyMap<string, readonly Deadline[]>;
  /** Up to here everything is told: a fact at or before this moment has arrived late. */
  readonly toldUntil: Instant;
  /** How due times were reckoned, each by the calendar as it was then. */
  readonly reckoned: readonly { readonly deadline: string; readonly reckoning: Reckoning }[];
}

export const unopened: Timetable = { status: 'unopened' };

/** @throws {Error} for an event that cannot stand at this place of a stream */
export function evolve(timetable: Timetable, event: TimetableEvent): Timetable {
  if (event.type === 'TimetableOpened') return opened(event);
  if (timetable.status === 'unopened') throw new Error(`${event.type} before the timetable was opened`);
  if (event.type === 'FactNoted') {
    const { fact, change } = event.data;
    return afterHappening(timetable, { kind: 'fact', at: event.happenedAt, fact, change });
  }
  if (event.type === 'TimetableMoved') {
    const { policy } = event.data;
    return { ...afterHappening(timetable, { kind: 'policy', at: event.happenedAt, policy }), policy };
  }
  if (event.type === 'TermAgreed') {
    const { until, by } = event.data;
    return { ...afterHappening(timetable, { kind: 'term', at: event.happenedAt, until, by }), term: until };
  }
  const rounds = new Map(timetable.rounds);
  const { deadline, round } = event.data;
  const known = rounds.get(deadline) ?? [];
  const changed = evolveDeadline(
    known.find((each) => each.round === round),
    event,
  );
  const all =
    event.type === 'DeadlineSet' ? [...known, changed] : known.map((each) => (each.round === round ? changed : each));
  rounds.set(deadline, all);
  return remembering({ ...timetable, rounds, deadlines: withPresent(timetable.deadlines, deadline, all) }, event);
}

function opened(event: TimetableOpened): OpenTimetable {
  const { branch, policy, facts, term, imported, customer, openedAt } = event.data;
  return {
    status: 'open',
    opening: event,
    branch,
    policy,
    registeredAt: event.happenedAt,
    openedAt,
    imported,
    customer,
    facts,
    happened: [{ kind: 'fact', at: event.happenedAt, fact: { name: 'complaint-registered' }, change: {} }],
    term,
    waitingFor: null,
    deadlines: new Map(),
    rounds: new Map(),
    toldUntil: event.happenedAt,
    reckoned: [],
  };
}

/** Facts that arrive late take their place in time, so what the latest one says about the case stands. */
function afterHappening(timetable: OpenTimetable, next: Happening): OpenTimetable {
  const [registration, ...later] = timetable.happened;
  const happened = [...(registration ? [registration] : []), ...inOrder(later, next)];
  let { facts } = timetable.opening.data;
  let waitingFor: string | null = null;
  for (const each of happened) {
    if (each.kind !== 'fact') continue;
    facts = withChange(facts, changeBy(each, facts));
    if (each.fact.name === 'work-paused') waitingFor = each.change.status ?? null;
    if (endsWaiting(each.fact)) waitingFor = null;
  }
  return { ...timetable, happened, facts, waitingFor, toldUntil: laterOf(timetable.toldUntil, next.at) };
}

function withPresent(
  deadlines: ReadonlyMap<string, Deadline>,
  id: string,
  rounds: readonly Deadline[],
): ReadonlyMap<string, Deadline> {
  const present = rounds.findLast(({ isVoid }) => !isVoid);
  const changed = new Map(deadlines);
  if (present === undefined) changed.delete(id);
  else changed.set(id, present);
  return changed;
}

function remembering(timetable: OpenTimetable, event: DeadlineEvent): OpenTimetable {
  const { happenedAt, data } = event;
  switch (event.type) {
    case 'DeadlineSet':
      return withReckoning(timetable, data.deadline, event.data.reckoning);
    case 'DeadlineMoved': {
      const { cause, reckoning } = event.data;
      const stamp = stampOf(reckoning.calendar);
      const after = withReckoning(timetable, data.deadline, reckoning);
      if (cause !== 'calendar' || timetable.happened.some((each) => each.kind === 'calendar' && each.stamp === stamp))
        return after;
      return afterHappening(after, { kind: 'calendar', at: happenedAt, calendar: reckoning.calendar.id, stamp });
    }
    case 'DeadlineExtended': {
      const { deadline, dueAt: until, reason, by } = event.data;
      return afterHappening(timetable, { kind: 'extension', at: happenedAt, deadline, until, reason, by });
    }
    case 'DeadlineWarned':
    case 'DeadlineMissed':
    case 'LadderStepTaken':
    case 'LadderStepPassedOver':
      return { ...timetable, toldUntil: laterOf(timetable.toldUntil, happenedAt) };
    default:
      return timetable;
  }
}

function withReckoning(timetable: OpenTimetable, deadline: string, reckoning: Reckoning): OpenTimetable {
  return { ...timetable, reckoned: [...timetable.reckoned, { deadline, reckoning }] };
}

/** The facts among all that happened, in the order of time; the registration is the first. */
export function occurredFacts({ happened }: OpenTimetable): readonly OccurredAt[] {
  return happened.filter((each) => each.kind === 'fact');
}

/** The rounds of a deadline that stand, oldest first. */
export function roundsOf({ rounds }: OpenTimetable, deadline: string): readonly Deadline[] {
  return (rounds.get(deadline) ?? []).filter(({ isVoid }) => !isVoid);
}

/** Facts after which nothing is waited for any more, unless the case is reopened. */
const endings = ['case-closed', 'complaint-declined', 'complaint-withdrawn'];

export function endsEverything({ name }: OccurredFact): boolean {
  return endings.includes(name);
}

/** A case that is resolved or closed waits for nobody, whether or not somebody said that work goes on. */
export function endsWaiting(fact: OccurredFact): boolean {
  return fact.name === 'work-resumed' || fact.name === 'complaint-resolved' || endsEverything(fact);
}
