import type { Instant } from '@redress/business-time';
import type { DomainEvent } from '@redress/decider';
import type { Goods, HistoryFacts, Money } from '@redress/policy';

/** A reference into the vault: `vault:<uuid>`. Personal words never stand in an event. */
export type VaultRef = `vault:${string}`;
/** `user:ID`, `channel:ID`, `customer:ID` or `service:NAME`. */
export type Actor = string;
/** Why, where a person decided it: what that person gave as reason stands beside it, sealed. */
export const BY_HAND = 'by-hand';
/** Why a case went to a department: it was returned to it, or the arbiter decided. */
export const RETURNED = 'returned';
export const ARBITRATION = 'arbitration';
export type CloseReason = 'called-back' | 'declined' | 'withdrawn' | 'imported' | 'decided';

/** What the case keeps of the registration: all that policy decides on, nothing personal. */
export interface Matter {
  readonly registrationNumber: string;
  readonly kind: string;
  readonly channel: string;
  readonly branch: string;
  readonly category: string | null;
  readonly product: string | null;
  readonly amount: Money | null;
  readonly flags: readonly string[];
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  readonly complainedAbout: Actor | null;
  readonly customer: string;
  readonly confidentiality: 'normal' | 'secret' | 'top-secret';
}

export type CaseOpened = DomainEvent<
  'CaseOpened',
  {
    matter: Matter;
    policy: { name: string; version: number };
    grade: string;
    department: string;
    assisting: readonly string[];
    handlerRole: string;
    firstContactOwner: Actor;
    because: string;
    imported: boolean;
  }
>;
export type CaseGraded = DomainEvent<
  'CaseGraded',
  { grade: string; previous: string; because: string; reason?: VaultRef | null; by: Actor }
>;
export type CaseRouted = DomainEvent<
  'CaseRouted',
  {
    department: string;
    assisting: readonly string[];
    previous: string;
    because: string;
    reason?: VaultRef | null;
    by: Actor;
  }
>;
/** Without `because` a person assigned it, before that was written down. */
export type CaseAssigned = DomainEvent<
  'CaseAssigned',
  { handler: Actor; previous: Actor | null; because?: string; by: Actor }
>;
/** Whoever had it may not have it any more, and nobody else was found. */
export type CaseUnassigned = DomainEvent<'CaseUnassigned', { previous: Actor; because: string; by: Actor }>;
/**
 * A department says that it is not the one. Up to the number the policy allows it goes back to where it came from; then
 * `arbiter` is the role that decides (C-2, D-10).
 */
export type CaseReturned = DomainEvent<
  'CaseReturned',
  {
    department: string;
    handler: Actor | null;
    returned: number;
    arbiter: string | null;
    reason: VaultRef;
    by: Actor;
  }
>;
/** A leader moved it to another version of its policy, by which it is decided from here on. */
export type CaseMoved = DomainEvent<
  'CaseMoved',
  {
    policy: { name: string; version: number };
    previous: { name: string; version: number };
    reason: VaultRef;
    by: Actor;
  }
>;
/** Who is answerable for what, as a fact: a note for those who judge people, nobody is punished by it (A-9, B-10, D-15). */
export type AccountabilityNoted = DomainEvent<
  'AccountabilityNoted',
  {
    because: AccountabilityCause;
    deadline: string | null;
    /** Who owed what was missed, by the policy. */
    ownerRole: string | null;
    department: string;
    handler: Actor | null;
    /** Rules of the policy that name a consequence. */
    rules: readonly string[];
  }
>;
export type CustomerContacted = DomainEvent<
  'CustomerContacted',
  { channel: string; reached: boolean; note: VaultRef | null; by: Actor }
>;
export type FindingsRecorded = DomainEvent<
  'FindingsRecorded',
  { department: string; liability: string; cause: string | null; findings: VaultRef; by: Actor }
>;
export type SolutionProposed = DomainEvent<
  'SolutionProposed',
  {
    solution: string;
    text: VaultRef;
    solutionType?: string | null;
    compensation: Money | null;
    goods: readonly Goods[];
    approvals: readonly string[];
    because: string;
    by: Actor;
  }
>;
export type SolutionApproved = DomainEvent<
  'SolutionApproved',
  { solution: string; role: string; final: boolean; opinion: VaultRef | null; by: Actor }
>;
export type SolutionRejected = DomainEvent<
  'SolutionRejected',
  { solution: string; role: string; opinion: VaultRef | null; by: Actor }
>;
/** Feedback told the customer (its AnswerSent, as this stream keeps it). */
export type AnswerNoted = DomainEvent<'AnswerNoted', { solution: string }>;
export type AgreementNoted = DomainEvent<'AgreementNoted', { solution: string }>;
export type RefusalNoted = DomainEvent<'RefusalNoted', { solution: string }>;
export type CaseEscalated = DomainEvent<
  'CaseEscalated',
  {
    level: number;
    to: readonly string[];
    because: string;
    reason?: VaultRef | null;
    deadline: string | null;
    step: string | null;
    by: Actor;
  }
>;
/** What came to be known with a fact: nothing personal, all of it the policy may decide on. */
export interface Learned {
  readonly flags?: readonly string[];
  /** Circumstances that turned out not to be so. */
  readonly flagsDown?: readonly string[];
  readonly amount?: Money;
  readonly quantity?: number;
  readonly history?: Pick<HistoryFacts, 'repeated' | 'collective' | 'byCustomer' | 'score'>;
  readonly fields?: Readonly<Record<string, string | number | boolean>>;
  /** A member of staff who turned out to be complained about: no condition reads it, and they must keep out. */
  readonly complainedAbout?: Actor;
}
/** A fact that the policy declares happened (`goods-received`), or circumstances became known. */
export type FactNoted = DomainEvent<'FactNoted', { fact: string; learned: Learned; note: VaultRef | null; by: Actor }>;
/** A deadline of this complaint was missed, as this stream keeps it; it can raise the grade and says who is answerable. */
export type MissNoted = DomainEvent<'MissNoted', { deadline: string }>;
/** A fact recorded later showed that it was not missed. */
export type MissTakenBack = DomainEvent<'MissTakenBack', { deadline: string }>;
export type WorkPaused = DomainEvent<'WorkPaused', { waitingFor: string; reason: VaultRef | null; by: Actor }>;
export type WorkResumed = DomainEvent<'WorkResumed', { waitedFor: string; by: Actor }>;
export type ComplaintResolved = DomainEvent<
  'ComplaintResolved',
  {
    solution: string | null;
    result: VaultRef | null;
    /** The deadline by which the customer is called back; null where the policy asks for no callback. */
    callback?: string | null;
    by: Actor;
  }
>;
export type CaseReopened = DomainEvent<'CaseReopened', { because: string; reason: VaultRef | null; by: Actor }>;
export type CaseClosed = DomainEvent<'CaseClosed', { because: CloseReason; by: Actor }>;

export type AccountabilityCause = 'deadline-missed' | 'case-returned' | 'findings-recorded';

export type CaseEvent =
  | CaseOpened
  | CaseGraded
  | CaseRouted
  | CaseAssigned
  | CaseUnassigned
  | CaseReturned
  | CaseMoved
  | AccountabilityNoted
  | CustomerContacted
  | FindingsRecorded
  | SolutionProposed
  | SolutionApproved
  | SolutionRejected
  | AnswerNoted
  | AgreementNoted
  | RefusalNoted
  | CaseEscalated
  | FactNoted
  | MissNoted
  | MissTakenBack
  | WorkPaused
  | WorkResumed
  | ComplaintResolved
  | CaseReopened
  | CaseClosed;

/** The times an older system gave, for a complaint that was brought over. */
export interface History {
  readonly acceptedAt?: Instant | undefined;
  readonly contactedAt?: Instant | undefined;
  readonly answeredAt?: Instant | undefined;
  readonly resolvedAt?: Instant | undefined;
  readonly promisedAt?: Instant | undefined;
  readonly closedAt?: Instant | undefined;
  readonly refused?: boolean | undefined;
}
