import type { DomainEvent } from '@redress/decider';

/** A reference into the vault: `vault:<uuid>`. Personal words never stand in an event. */
export type VaultRef = `vault:${string}`;
/** `user:ID`, `channel:ID`, `customer:ID` or `service:NAME`. */
export type Actor = string;

/** Routing approved a solution: the customer may be told. */
export type SolutionReadyToTell = DomainEvent<'SolutionReadyToTell', { solution: string }>;
export type AnswerSent = DomainEvent<'AnswerSent', { solution: string; channel: string; text: VaultRef; by: Actor }>;
export type SolutionAgreed = DomainEvent<'SolutionAgreed', { solution: string; signed: boolean; by: Actor }>;
export type SolutionRefused = DomainEvent<'SolutionRefused', { solution: string; reason: VaultRef | null; by: Actor }>;
/** The matter was resolved: the customer is to be called back. */
export type CallbackOpened = DomainEvent<'CallbackOpened', Record<string, never>>;
export type CallbackRecorded = DomainEvent<
  'CallbackRecorded',
  {
    reached: boolean;
    satisfied: boolean | null;
    attitude: number | null;
    result: number | null;
    note: VaultRef | null;
    by: Actor;
  }
>;
export type SatisfactionRated = DomainEvent<'SatisfactionRated', { score: number; band: string; by: Actor }>;
/** Nothing is asked of the customer any more: withdrawn, declined, closed, or history. */
export type FeedbackEnded = DomainEvent<'FeedbackEnded', { because: string }>;

export type FeedbackEvent =
  | SolutionReadyToTell
  | AnswerSent
  | SolutionAgreed
  | SolutionRefused
  | CallbackOpened
  | CallbackRecorded
  | SatisfactionRated
  | FeedbackEnded;
