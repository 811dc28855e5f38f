import type { Instant, Pause, Reckoning } from '@redress/business-time';
import type { DomainEvent } from '@redress/decider';
import type { DeadlineId, FactsChange, OccurredFact } from '@redress/policy';

export type { FactsChange };

/** `user:ID`, `channel:ID` or `service:NAME`. */
export type Actor = string;

/** A moment in the life of a deadline at which something is to be noticed. */
export interface Moment {
  /** `due`, `warn:<id>` or `step:<id>`. */
  readonly key: string;
  readonly at: Instant;
}

export interface PolicyRef {
  readonly name: string;
  readonly version: number;
}

interface Which {
  readonly deadline: DeadlineId;
  /** 1, and one more each time the deadline is started anew. */
  readonly round: number;
}
interface Charged {
  readonly ownerRole: string;
  /** The department that held the matter then: the delay is charged to it. */
  readonly department: string | null;
}

/** What a round that runs on where another one ended takes over from it. */
export interface RunsOn {
  /** The due time before pauses. */
  readonly base: Instant;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extended[];
  /** Keys of the moments that were noticed then. */
  readonly noticed: readonly string[];
}

/** A later due time that was granted. */
export interface Extended {
  readonly at: Instant;
  readonly from: Instant;
  readonly to: Instant;
  readonly by: Actor;
}

export type TimetableOpened = DomainEvent<
  'TimetableOpened',
  {
    branch: string;
    policy: { name: string; version: number };
    facts: FactsChange;
    term: Instant | null;
    imported: boolean;
    /** Whose key seals what is typed about this complaint. */
    customer: string | null;
    openedAt: Instant;
  }
>;
export type FactNoted = DomainEvent<'FactNoted', { fact: OccurredFact; change: FactsChange }>;
/** A leader moved the complaint to another version of the policy: what is open is due by that one from here on. */
export type TimetableMoved = DomainEvent<'TimetableMoved', { policy: PolicyRef; previous: PolicyRef }>;
/** A date was agreed with the customer; earlier ones stay in the stream. */
export type TermAgreed = DomainEvent<'TermAgreed', { until: Instant; by: Actor }>;
export type DeadlineSet = DomainEvent<
  'DeadlineSet',
  Which &
    Charged & {
      startedAt: Instant;
      dueAt: Instant;
      rule: string;
      startedBy: string;
      reckoning: Reckoning;
      moments: readonly Moment[];
      runsOn?: RunsOn;
    }
>;
export type DeadlineWarned = DomainEvent<
  'DeadlineWarned',
  Which & Charged & { warning: string; warnAt: Instant; dueAt: Instant; noticedAt: Instant; tell: readonly string[] }
>;
export type DeadlineMissed = DomainEvent<'DeadlineMissed', Which & Charged & { dueAt: Instant; noticedAt: Instant }>;
export type LadderStepTaken = DomainEvent<
  'LadderStepTaken',
  Which &
    Charged & {
      step: string;
      dueAt: Instant;
      noticedAt: Instant;
      tell: readonly string[];
      raiseGradeTo: string | null;
      escalateTo: string | null;
      reassignTo: string | null;
    }
>;
/** The step came due while its condition did not hold: it will not be taken any more. */
export type LadderStepPassedOver = DomainEvent<'LadderStepPassedOver', Which & { step: string; dueAt: Instant }>;
export type DeadlineMet = DomainEvent<'DeadlineMet', Which & { dueAt: Instant; metAt: Instant; inTime: boolean }>;
export type MissRefuted = DomainEvent<'MissRefuted', Which & { dueAt: Instant; metAt: Instant; recordedAt: Instant }>;
export type DeadlineCancelled = DomainEvent<'DeadlineCancelled', Which & { because: string }>;
/**
 * Facts that arrived late show that this round never stood like this: neither it nor its miss counts. What was so is
 * told by another round, or there was nothing; steps already taken stand.
 */
export type DeadlineVoided = DomainEvent<'DeadlineVoided', Which & { because: string }>;
/** Facts that arrived late show that another department held the matter then: what was told of this round is charged to it. */
export type DeadlineCharged = DomainEvent<'DeadlineCharged', Which & Charged & { because: string }>;
export type DeadlinePaused = DomainEvent<'DeadlinePaused', Which & { pausedAt: Instant; because: string }>;
export type DeadlineResumed = DomainEvent<
  'DeadlineResumed',
  Which & {
    resumedAt: Instant;
    previousDueAt: Instant;
    dueAt: Instant;
    moments: readonly Moment[];
    pausedIntoUnknownYears?: readonly number[];
  }
>;
export type DeadlineExtended = DomainEvent<
  'DeadlineExtended',
  Which & { previousDueAt: Instant; dueAt: Instant; reason: string | null; by: Actor; moments: readonly Moment[] }
>;
export type DeadlineMoved = DomainEvent<
  'DeadlineMoved',
  Which & {
    previousDueAt: Instant;
    dueAt: Instant;
    cause: 'calendar' | 'policy' | 'agreed' | 'fact';
    reckoning: Reckoning;
    moments: readonly Moment[];
    pausedIntoUnknownYears?: readonly number[];
  }
>;

export type DeadlineEvent =
  | DeadlineSet
  | DeadlineWarned
  | DeadlineMissed
  | LadderStepTaken
  | LadderStepPassedOver
  | DeadlineMet
  | MissRefuted
  | DeadlineCancelled
  | DeadlineVoided
  | DeadlineCharged
  | DeadlinePaused
  | DeadlineResumed
  | DeadlineExtended
  | DeadlineMoved;
export type TimetableEvent = TimetableOpened | TimetableMoved | FactNoted | TermAgreed | DeadlineEvent;
