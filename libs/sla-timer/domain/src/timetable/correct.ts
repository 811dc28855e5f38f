import { sameData } from '@redress/decider';
import type { Draft } from './draft.js';
import { type Deadline, isOpen, roundsOf } from './timetable.js';
import type { DeadlineEvent, DeadlineSet } from './timetable.events.js';

/**
 * Brings what was told so far into line with how it went (`truth`, told from all that is known now): what can go on from
 * where it stands goes on, a round that never stood like this is void, and another tells it as it was.
 *
 * @param because the fact that arrived late
 */
export function correct(draft: Draft, truth: Draft, because: string): void {
  const present = draft.circumstances.policy.deadlines.map(({ id }) => id);
  for (const id of new Set([...present, ...draft.timetable.rounds.keys(), ...truth.timetable.rounds.keys()])) {
    const told = roundsOf(draft.timetable, id);
    const true_ = roundsOf(truth.timetable, id);
    const kept = told.findIndex((round, index) => !goesOnTo(round, true_[index]));
    const common = kept < 0 ? told.length : kept;
    const wrong = told.slice(common);
    for (const round of wrong.toReversed()) draft.about(round, 'DeadlineVoided', draft.circumstances.now, { because });
    told.slice(0, common).forEach((round, index) => goOn(draft, truth, round, true_[index] ?? round, because));
    for (const round of true_.slice(common)) tellAnew(draft, truth, round, wrong);
  }
}

/** Whether the events that lie between the two can simply be added. */
function goesOnTo(told: Deadline, truth: Deadline | undefined): boolean {
  if (truth?.startedAt !== told.startedAt || truth.startedBy !== told.startedBy) return false;
  if (isOpen(truth) && !isOpen(told)) return false;
  if (told.missedAt !== null && truth.missedAt === null && truth.status !== 'met') return false;
  if (told.missedAt !== null && truth.missedAt !== null && told.missedAt !== truth.missedAt) return false;
  if (told.extensions.length !== truth.extensions.length) return false;
  if (!isOpen(told) && told.missedAt === null && truth.missedAt !== null) return false;
  if (told.dueAt === truth.dueAt && sameData(told.pauses, truth.pauses)) return true;
  if (told.status === 'paused' && truth.status === 'running') return sameData(told.pauses, stillOpen(truth));
  const startsToPause = told.status === 'running' && truth.status === 'paused' && told.dueAt === truth.dueAt;
  if (startsToPause) return sameData(told.pauses, truth.pauses.slice(0, -1));
  return told.status === 'running' && truth.status === 'running' && sameData(told.pauses, truth.pauses);
}

/** Its pauses as they were before the last one ended. */
function stillOpen({ pauses }: Deadline): Deadline['pauses'] {
  return pauses.map((pause, index) => (index === pauses.length - 1 ? { from: pause.from } : pause));
}

function goOn(draft: Draft, truth: Draft, told: Deadline, to: Deadline, because: string): void {
  const present = () => roundsOf(draft.timetable, told.id).find(({ round }) => round === told.round) ?? told;
  const happened = eventsOf(truth, to);
  const add = (event: DeadlineEvent) => draft.add(inRound(event, told.round));
  const last = (type: DeadlineEvent['type']) => happened.filter((event) => event.type === type).slice(-1);
  const resumed = told.status === 'paused' && to.status === 'running';
  if (resumed) last('DeadlineResumed').forEach(add);
  const moments = to.moments.filter(({ key }) => !told.noticed.includes(key));
  const { dueAt, reckoning } = to;
  const movedSince = resumed && !(sameData(present().moments, moments) && sameData(present().reckoning, reckoning));
  if (present().dueAt !== dueAt || movedSince)
    draft.about(told, 'DeadlineMoved', draft.circumstances.now, {
      previousDueAt: present().dueAt,
      dueAt,
      cause: 'fact',
      reckoning,
      moments,
      ...(to.pausedIntoUnknownYears.length > 0 && { pausedIntoUnknownYears: to.pausedIntoUnknownYears }),
    });
  for (const event of happened) {
    const key = keyOf(event);
    if (key !== undefined && isOpen(present()) && !present().noticed.includes(key)) add(event);
  }
  const { status, metAt, missedAt } = present();
  if (to.status === 'paused' && status === 'running') last('DeadlinePaused').forEach(add);
  if (to.status === 'met' && missedAt !== null && to.metAt !== null)
    draft.about(told, 'MissRefuted', to.metAt, {
      dueAt: to.dueAt,
      metAt: to.metAt,
      recordedAt: draft.circumstances.now,
    });
  else if (to.metAt !== null && (status !== to.status || metAt !== to.metAt))
    draft.about(told, 'DeadlineMet', to.metAt, { dueAt: to.dueAt, metAt: to.metAt, inTime: to.status === 'met' });
  if (to.status === 'cancelled' && (status !== 'cancelled' || told.endedAt !== to.endedAt))
    last('DeadlineCancelled').forEach(add);
  const { ownerRole, department } = to;
  if (present().department !== department)
    draft.about(told, 'DeadlineCharged', draft.circumstances.now, { ownerRole, department, because });
}

/** Another round that tells it as it was; what was noticed already under a void one is not noticed again. */
function tellAnew(draft: Draft, truth: Draft, round: Deadline, wrong: readonly Deadline[]): void {
  const number = (draft.timetable.rounds.get(round.id)?.length ?? 0) + 1;
  const done = new Set(
    wrong
      .filter(({ startedAt }) => startedAt === round.startedAt)
      .flatMap(({ noticed }) => noticed.filter((key) => key !== 'due')),
  );
  for (const event of eventsOf(truth, round)) {
    if (done.has(keyOf(event) ?? '')) continue;
    const left = 'moments' in event.data ? { moments: event.data.moments.filter(({ key }) => !done.has(key)) } : {};
    draft.add(inRound({ ...event, data: { ...event.data, ...left } } as DeadlineEvent, number));
  }
}

function eventsOf({ events }: Draft, { id, round }: Deadline): readonly DeadlineEvent[] {
  return events.filter(
    (event): event is DeadlineEvent =>
      'deadline' in event.data && event.data.deadline === id && event.data.round === round,
  );
}

function inRound(event: DeadlineEvent, round: number): DeadlineEvent {
  return { ...event, data: { ...event.data, round } } as DeadlineSet;
}

/** The key of the moment that was noticed. */
function keyOf(event: DeadlineEvent): string | undefined {
  switch (event.type) {
    case 'DeadlineMissed':
      return 'due';
    case 'DeadlineWarned':
      return `warn:${event.data.warning}`;
    case 'LadderStepTaken':
    case 'LadderStepPassedOver':
      return `step:${event.data.step}`;
    default:
      return undefined;
  }
}
