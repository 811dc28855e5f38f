import { type Instant, isBefore } from '@redress/business-time';
import { type Decision, record, refuse } from '@redress/decider';
import { type Extension, type ExtensionStep, holdsRole } from '@redress/policy';
import { type Circumstances, Draft } from './draft.js';
import { noticeUntil } from './notice-due.js';
import type { TimetableRefusal } from './refusals.js';
import { afterPausesIn, lengthFor } from './reckon.js';
import { moveWhatLeansOn } from './move-deadline.js';
import { calendarFor, limitOf, momentsAnew } from './reckon-rule.js';
import type { Actor, TimetableEvent } from './timetable.events.js';
import type { Deadline, Timetable } from './timetable.js';

export interface ExtendDeadline extends Circumstances {
  readonly type: 'extend-deadline';
  readonly deadline: string;
  readonly until: Instant;
  /** Reference to the sealed reason. */
  readonly reason: string | null;
  readonly by: Actor;
  /** Roles of who grants it: how long it may be is a matter of authority. */
  readonly roles: readonly string[];
}

/** Grants a later due time, before the old one has passed, within the policy’s limits and the granter’s authority. */
export function extendDeadline(
  command: ExtendDeadline,
  timetable: Timetable,
): Decision<TimetableEvent, TimetableRefusal> {
  if (timetable.status === 'unopened') return refuse({ code: 'timetable-unknown' });
  const { deadline: id, until, reason, by, now } = command;
  const draft = new Draft(timetable, command);
  noticeUntil(draft, now);
  const deadline = draft.timetable.deadlines.get(id);
  if (deadline === undefined) return refuse({ code: 'deadline-unknown', deadline: id });
  const inTheWay = whyNot(draft, command, deadline);
  if (inTheWay) return refuse(inTheWay);
  applyExtension(draft, { deadline: id, until, reason, by, at: now });
  return record<TimetableEvent>(...draft.events);
}

/** Applies what was granted at `at`; told again, it counts where the deadline was still running then. */
export function applyExtension(
  draft: Draft,
  {
    deadline: id,
    until,
    reason,
    by,
    at,
  }: Pick<ExtendDeadline, 'deadline' | 'until' | 'reason' | 'by'> & { at: Instant },
): void {
  const deadline = draft.timetable.deadlines.get(id);
  if (deadline?.status !== 'running') return;
  const moments = momentsAnew(draft, deadline, until);
  draft.about(deadline, 'DeadlineExtended', at, { previousDueAt: deadline.dueAt, dueAt: until, reason, by, moments });
  moveWhatLeansOn(draft, id, at);
}

function whyNot(draft: Draft, { until, roles, now }: ExtendDeadline, deadline: Deadline): TimetableRefusal | undefined {
  const { id, status, dueAt } = deadline;
  const { extension } = draft.rule(id);
  if (status === 'overdue') return { code: 'deadline-passed', deadline: id, dueAt, now };
  if (status !== 'running') return { code: 'deadline-not-running', deadline: id, status };
  if (extension === undefined) return { code: 'extension-not-allowed', deadline: id };
  const { atMostTimes } = extension;
  if (atMostTimes !== undefined && deadline.extensions.length >= atMostTimes)
    return { code: 'extensions-used-up', deadline: id, atMostTimes };
  if (!isBefore(dueAt, until)) return { code: 'extension-not-later', deadline: id, dueAt, until };
  const limit = limitOf(draft, draft.rule(id), deadline.startedAt);
  if (limit !== undefined && isBefore(limit, until))
    return { code: 'extension-beyond-limit', deadline: id, until, limit, outer: draft.rule(id).notAfter ?? null };
  return beyondAuthority(draft, deadline, extension, until, roles);
}

function beyondAuthority(
  draft: Draft,
  deadline: Deadline,
  { steps }: Extension,
  until: Instant,
  roles: readonly string[],
): TimetableRefusal | undefined {
  const reaching = steps.filter((step) => !isBefore(latestBy(draft, deadline, step) ?? until, until));
  const { policy } = draft.circumstances;
  const isTheirs = ({ approver }: ExtensionStep) => holdsRole(policy, roles, approver);
  if (reaching.some(isTheirs)) return undefined;
  const own = steps.filter(isTheirs).map((step) => latestBy(draft, deadline, step));
  const latest = own.reduce<Instant | null>(
    (far, at) => (at !== undefined && (far === null || far < at) ? at : far),
    null,
  );
  return {
    code: 'extension-beyond-authority',
    deadline: deadline.id,
    until,
    latest,
    approver: reaching[0]?.approver ?? null,
  };
}

/** The latest due time this step allows, counted from the start as if it had been allowed at first, with its pauses; nothing without a limit. */
function latestBy(draft: Draft, deadline: Deadline, { upTo }: ExtensionStep): Instant | undefined {
  if (upTo.unit === 'agreed') return undefined;
  const length = lengthFor(upTo, draft.facts(deadline.startedAt), null);
  if (length === undefined) return undefined;
  const calendar = calendarFor(draft, draft.rule(deadline.id));
  return afterPausesIn(calendar.due(deadline.startedAt, length).at, deadline.pauses, length, calendar);
}
