/** What people read, in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Ids of a rule's source, like `A-14`; empty when the author gave none (a warning, not an error). */
export type Sources = readonly string[];

/** Every part of a policy that can decide something: what it is called, what people read, and where it comes from. */
export interface Named {
  readonly id: string;
  readonly title: Text;
  readonly sources: Sources;
}

/** Money in minor units (fen, cents) of one ISO 4217 currency. */
export interface Money {
  readonly currency: string;
  readonly minor: number;
}

/** Goods counted in one unit, like 12 bottles; `item` is a product id of the policy. */
export interface Goods {
  readonly item: string;
  readonly quantity: number;
}

/** The role of a person as a policy names it; the directory says who has it. */
export type RoleId = string;
/** A person asked for by role, in the unit where the matter lies, or above or beside it. */
export interface Owner {
  readonly role: RoleId;
  readonly unit: 'responsible' | 'receiving' | 'superior' | 'assisting' | 'head-office';
}

/**
 * Something that happens to a complaint and can start, end or move a deadline. The standard ones are
 * {@link standardFacts}; a policy may declare its own (`goods-received`).
 */
export type FactName = string;

/** The facts every complaint can have, whatever its policy: the names of the public events. */
export const standardFacts = [
  'complaint-registered',
  'evidence-added',
  'complaint-accepted',
  'complaint-declined',
  'complaint-withdrawn',
  'case-opened',
  'case-graded',
  'case-routed',
  'case-assigned',
  'case-unassigned',
  'case-returned',
  'case-moved',
  'customer-contacted',
  'findings-recorded',
  'solution-proposed',
  'solution-approved',
  'solution-rejected',
  'case-escalated',
  'circumstances-learned',
  'work-paused',
  'work-resumed',
  'complaint-resolved',
  'case-reopened',
  'case-closed',
  'answer-sent',
  'solution-agreed',
  'solution-refused',
  'callback-recorded',
  'satisfaction-rated',
] as const;

/** The ways a customer can reach the enterprise; a policy says which it uses and what each obliges to (A-1, B-9). */
export const standardChannels = [
  'phone',
  'email',
  'on-site',
  'letter',
  'web-form',
  'chat',
  'online-review',
  'sales-staff',
  'hotline-transfer',
  'other',
] as const;

/** Why a complaint's clocks stand still. A policy may declare more states of its own. */
export const standardPauseStates = [
  'waiting-for-customer',
  'waiting-for-goods',
  'waiting-for-third-party',
  'waiting-for-authority',
  'waiting-for-court',
] as const;

/** Values of a form field as evaluation sees them: dates as RFC 3339 text, money as minor units of the policy's currency. */
export type FieldValue = string | number | boolean | readonly string[];
