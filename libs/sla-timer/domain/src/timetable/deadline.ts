import type { Instant, Pause, Reckoning } from '@redress/business-time';
import { unreachable } from '@redress/decider';
import type { DeadlineEvent, DeadlineSet, Extended, Moment, RunsOn } from './timetable.events.js';

/** One round of one deadline. What was missed stays missed, however it ends. */
export interface Deadline {
  readonly id: string;
  readonly round: number;
  readonly status: 'running' | 'paused' | 'overdue' | 'met' | 'met-late' | 'cancelled';
  /** Facts that arrived late show that it never stood like this; another round tells it as it was. */
  readonly isVoid: boolean;
  readonly ownerRole: string;
  readonly department: string | null;
  readonly rule: string;
  /** What started it: a fact, or `deadline:<id>`. */
  readonly startedBy: string;
  readonly startedAt: Instant;
  readonly reckoning: Reckoning;
  /** The due time before pauses and before the deadline it may not outlast: reckoned, agreed or extended to. */
  readonly base: Instant;
  /** All of them; those before an extension, or before a date was agreed, do not move that date. */
  readonly pauses: readonly Pause[];
  readonly dueAt: Instant;
  /** Years whose holidays are not published yet, and which it reaches into only by what was paused. */
  readonly pausedIntoUnknownYears: readonly number[];
  /** What is still to be noticed. */
  readonly moments: readonly Moment[];
  /** Keys of the moments that were noticed. */
  readonly noticed: readonly string[];
  readonly missedAt: Instant | null;
  readonly noticedAt: Instant | null;
  readonly metAt: Instant | null;
  /** When it was met or cancelled. */
  readonly endedAt: Instant | null;
  /** Why it was taken back. */
  readonly cancelledBecause: string | null;
  readonly refuted: boolean;
  readonly extensions: readonly Extended[];
  readonly steps: readonly {
    readonly step: string;
    readonly dueAt: Instant;
    readonly noticedAt: Instant;
    readonly tell: readonly string[];
  }[];
}

/** Deadlines whose time still counts: running, standing still, or overdue and not yet done. */
export function isOpen({ status }: Deadline): boolean {
  return status === 'running' || status === 'overdue' || status === 'paused';
}

/** Every year it reaches into whose holidays are not published yet: it may move when they are. */
export function unknownYearsOf({ reckoning, pausedIntoUnknownYears }: Deadline): readonly number[] {
  return [...new Set([...(reckoning.reachesUnknownYears ?? []), ...pausedIntoUnknownYears])].sort();
}

/** @throws {Error} for an event about a round that was never set: the stream is broken */
export function evolveDeadline(before: Deadline | undefined, event: DeadlineEvent): Deadline {
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
    case 'DeadlineMet': {
      const { metAt, inTime } = event.data;
      return { ...before, status: inTime ? 'met' : 'met-late', metAt, endedAt: metAt, moments: [] };
    }
    case 'MissRefuted': {
      const { metAt } = event.data;
      return { ...before, status: 'met', metAt, endedAt: metAt, missedAt: null, refuted: true, moments: [] };
    }
    case 'DeadlineCancelled':
      return {
        ...before,
        status: 'cancelled',
        metAt: null,
        endedAt: event.happenedAt,
        cancelledBecause: event.data.because,
        moments: [],
      };
    case 'DeadlineVoided':
      return { ...before, isVoid: true, moments: [] };
    case 'DeadlineCharged':
      return { ...before, department: event.data.department };
    case 'DeadlinePaused':
      return { ...before, status: 'paused', pauses: [...before.pauses, { from: event.data.pausedAt }] };
    case 'DeadlineResumed': {
      const pauses = before.pauses.map((pause) =>
        pause.to === undefined ? { ...pause, to: event.data.resumedAt } : pause,
      );
      const { dueAt, moments, pausedIntoUnknownYears = [] } = event.data;
      return { ...before, status: 'running', pauses, dueAt, pausedIntoUnknownYears, moments };
    }
    case 'DeadlineExtended': {
      const { dueAt, previousDueAt, by, moments } = event.data;
      const extensions = [...before.extensions, { at: event.happenedAt, from: previousDueAt, to: dueAt, by }];
      return { ...before, base: dueAt, dueAt, pausedIntoUnknownYears: [], moments, extensions };
    }
    case 'DeadlineMoved': {
      const { dueAt, reckoning, moments, pausedIntoUnknownYears = [] } = event.data;
      const base = before.extensions.length > 0 ? before.base : reckoning.due;
      return { ...before, base, dueAt, pausedIntoUnknownYears, reckoning, moments };
    }
    default:
      return unreachable(event);
  }
}

function started({ data }: DeadlineSet): Deadline {
  const { deadline: id, round, ownerRole, department, rule, startedBy, startedAt, dueAt, reckoning, moments } = data;
  const { base, pauses, extensions, noticed } = data.runsOn ?? fromTheStart(reckoning);
  return {
    id,
    round,
    status: 'running',
    isVoid: false,
    ownerRole,
    department,
    rule,
    startedBy,
    startedAt,
    reckoning,
    base,
    pauses,
    dueAt,
    pausedIntoUnknownYears: [],
    moments,
    noticed,
    missedAt: null,
    noticedAt: null,
    metAt: null,
    endedAt: null,
    cancelledBecause: null,
    refuted: false,
    extensions,
    steps: [],
  };
}

function fromTheStart({ due: base }: Reckoning): RunsOn {
  return { base, pauses: [], extensions: [], noticed: [] };
}

function without(deadline: Deadline, key: string): Deadline {
  const moments = deadline.moments.filter((moment) => moment.key !== key);
  return { ...deadline, moments, noticed: [...deadline.noticed, key] };
}
