import { type Instant, isBefore, laterOf, plusMs } from '@redress/business-time';
import { type DeadlineRule, triggers } from '@redress/policy';
import type { Draft } from './draft.js';
import { reckonRule } from './reckon-rule.js';
import { startByDeadline, startNextRound } from './start-deadlines.js';
import type { Moment } from './timetable.events.js';
import { type Deadline, occurredFacts, roundsOf } from './timetable.js';

/**
 * Notices everything that came due until `limit`, in the order in which it came due, however long ago: after an outage
 * the whole ladder is caught up in one pass, each step with the moment it was due and the moment it is noticed.
 * What comes due at the same moment is noticed in the order of the policy.
 */
export function noticeUntil(draft: Draft, limit: Instant): void {
  for (let next = earliest(draft, limit); next !== undefined; next = earliest(draft, limit)) {
    notice(draft, next.deadline, next.moment);
  }
}

function earliest(draft: Draft, limit: Instant): { deadline: Deadline; moment: Moment } | undefined {
  let found: { deadline: Deadline; moment: Moment } | undefined;
  for (const deadline of draft.timetable.deadlines.values()) {
    const [moment] = deadline.status === 'running' || deadline.status === 'overdue' ? deadline.moments : [];
    if (moment === undefined || isBefore(limit, moment.at)) continue;
    if (found === undefined || isBefore(moment.at, found.moment.at)) found = { deadline, moment };
  }
  return found;
}

function notice(draft: Draft, deadline: Deadline, { key, at }: Moment): void {
  const [kind, id = ''] = key.split(':');
  if (kind === 'warn') warn(draft, deadline, id, at);
  else if (kind === 'step') takeStep(draft, deadline, id, at);
  else miss(draft, deadline, at);
}

function miss(draft: Draft, deadline: Deadline, dueAt: Instant): void {
  const noticed = noticedAt(draft, dueAt);
  draft.about(deadline, 'DeadlineMissed', dueAt, { dueAt, noticedAt: noticed, ...chargedNow(draft, deadline) });
  startByDeadline(draft, deadline.id, 'due', dueAt);
  startByDeadline(draft, deadline.id, 'missed', dueAt);
  if (draft.rule(deadline.id).repeats) takeStepsOf(draft, deadline, dueAt);
  repeat(draft, deadline, dueAt);
}

/** The next round of a recurring duty takes the place of this one, so its steps of this moment come first. */
function takeStepsOf(draft: Draft, { moments, ...deadline }: Deadline, dueAt: Instant): void {
  for (const { key, at } of moments)
    if (at === dueAt && key.startsWith('step:'))
      takeStep(draft, { ...deadline, moments }, key.slice('step:'.length), at);
}

function warn(draft: Draft, deadline: Deadline, id: string, warnAt: Instant): void {
  const warning = draft.rule(deadline.id).warnings.find((each) => each.id === id);
  const tell = warning?.tell.map(({ role }) => role) ?? [];
  const { dueAt } = deadline;
  draft.about(deadline, 'DeadlineWarned', warnAt, {
    warning: id,
    warnAt,
    dueAt,
    noticedAt: noticedAt(draft, warnAt),
    tell,
    ...chargedNow(draft, deadline),
  });
}

function takeStep(draft: Draft, deadline: Deadline, id: string, dueAt: Instant): void {
  const step = draft.rule(deadline.id).ladder.find((each) => each.id === id);
  if (step === undefined || (step.when && !step.when.holds(draft.facts(dueAt)))) {
    draft.about(deadline, 'LadderStepPassedOver', dueAt, { step: id, dueAt });
    return;
  }
  draft.about(deadline, 'LadderStepTaken', dueAt, {
    step: id,
    dueAt,
    noticedAt: noticedAt(draft, dueAt),
    tell: step.tell.map(({ role }) => role),
    raiseGradeTo: step.raiseGradeTo ?? null,
    escalateTo: step.escalateTo?.role ?? null,
    reassignTo: step.reassignTo?.role ?? null,
    ...chargedNow(draft, deadline),
  });
}

/**
 * The next round of a recurring duty begins when this one ends and falls due `every` so much later, until a fact ends
 * them all or they are used up. One that would be due when it begins is none.
 */
export function repeat(draft: Draft, deadline: Deadline, from: Instant): void {
  const rule = draft.rule(deadline.id);
  const { repeats } = rule;
  const rounds = roundsOf(draft.timetable, deadline.id).length;
  if (repeats === undefined || (repeats.atMostTimes !== undefined && rounds >= repeats.atMostTimes)) return;
  if (endedForGood(draft, rule)) return;
  const beginning = { at: from, by: `deadline:${deadline.id}` };
  const next = reckonRule(draft, rule, beginning);
  if (next !== undefined && isBefore(from, next.dueAt)) startNextRound(draft, rule, beginning);
}

function endedForGood(draft: Draft, { repeats }: DeadlineRule): boolean {
  return occurredFacts(draft.timetable).some(({ fact, at }) =>
    repeats?.until.some((trigger) => triggers(trigger, fact, draft.facts(at))),
  );
}

/** Nothing is noticed before it is due, although the clock of whoever stated a later fact may be ahead of ours. */
function noticedAt(draft: Draft, dueAt: Instant): Instant {
  return laterOf(draft.circumstances.now, dueAt);
}

function chargedNow(draft: Draft, { ownerRole, department }: Deadline) {
  return { ownerRole, department: draft.timetable.facts.department ?? department };
}

/** A fact at the very moment a deadline falls due meets it: people read "within an hour" with the sixtieth minute. */
export function justBefore(moment: Instant): Instant {
  return plusMs(moment, -1);
}
