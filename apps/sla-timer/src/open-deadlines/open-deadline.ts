import {
  DeadlineCancelled,
  DeadlineCharged,
  DeadlineExtended,
  DeadlineMet,
  DeadlineMissed,
  DeadlineMoved,
  DeadlinePaused,
  DeadlineResumed,
  DeadlineSet,
  DeadlineWarned,
  LadderStepPassedOver,
  LadderStepTaken,
  MissRefuted,
} from '@redress/contracts';
import type { LoggedAnnouncement } from '@redress/event-store';

/** A moment at which something of a deadline is to be noticed. */
export interface Alarm {
  readonly key: string;
  readonly at: string;
}

/** One open deadline as the index of due times has it. */
export interface OpenDeadline {
  readonly complaintId: string;
  readonly deadline: string;
  readonly round: number;
  readonly status: 'running' | 'paused' | 'overdue';
  readonly branch: string;
  readonly ownerRole: string;
  readonly department: string | null;
  readonly startedAt: string;
  readonly dueAt: string;
  /** What it was reckoned by; nothing where that was announced before it was told. */
  readonly calendar: string | null;
  /** The due time of another deadline from which it was counted back. */
  readonly countedBackFrom: string | null;
  readonly alarms: readonly Alarm[];
}

type Told = Partial<OpenDeadline> &
  Pick<OpenDeadline, 'deadline' | 'round'> & {
    readonly moments?: readonly Alarm[];
    readonly warning?: string;
    readonly step?: string;
  };
type NewlySet = Told & Pick<OpenDeadline, 'branch' | 'ownerRole' | 'department' | 'startedAt' | 'dueAt'>;

/** What an announcement says of a deadline. */
export function toldOf({ body }: LoggedAnnouncement): Told {
  return JSON.parse(body) as Told;
}

/** The deadline after `announcement`: the same object where nothing changed, nothing where it is not open any more. */
export function afterwards(
  present: OpenDeadline | undefined,
  { key: complaintId, type }: LoggedAnnouncement,
  told: Told,
): OpenDeadline | undefined {
  if (type === DeadlineSet.type) return newlySet(complaintId, told as NewlySet);
  if (present === undefined || present.round !== told.round) return present;
  const { department = null, dueAt = present.dueAt, moments: alarms = [] } = told;
  switch (type) {
    case DeadlineMet.type:
    case MissRefuted.type:
    case DeadlineCancelled.type:
      return undefined;
    case DeadlineCharged.type:
      return { ...present, department };
    case DeadlinePaused.type:
      return { ...present, status: 'paused' };
    case DeadlineMoved.type:
      // A deadline that stands still keeps standing still where its reckoning moves.
      return {
        ...{ ...present, calendar: told.calendar ?? present.calendar },
        ...{ countedBackFrom: told.countedBackFrom ?? null, dueAt, alarms },
      };
    case DeadlineResumed.type:
    case DeadlineExtended.type:
      return { ...present, status: 'running', dueAt, alarms };
    case DeadlineMissed.type:
      return { ...without(present, 'due'), status: 'overdue', department };
    case DeadlineWarned.type:
      return without(present, `warn:${String(told.warning)}`);
    case LadderStepTaken.type:
    case LadderStepPassedOver.type:
      return without(present, `step:${String(told.step)}`);
    default:
      return present;
  }
}

function newlySet(complaintId: string, told: NewlySet): OpenDeadline {
  const { deadline, round, branch, ownerRole, department, startedAt, dueAt, moments = [] } = told;
  const { calendar = null, countedBackFrom = null } = told;
  const status = 'running';
  return {
    ...{ complaintId, deadline, round, status, branch, ownerRole, department, startedAt, dueAt, calendar },
    ...{ countedBackFrom, alarms: moments },
  };
}

function without(present: OpenDeadline, key: string): OpenDeadline {
  return { ...present, alarms: present.alarms.filter((alarm) => alarm.key !== key) };
}

/** The alarms that are to ring: none while it stands still. */
export function ringingOf(deadline: OpenDeadline | undefined): readonly Alarm[] {
  return deadline === undefined || deadline.status === 'paused' ? [] : deadline.alarms;
}
