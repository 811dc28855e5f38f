import type { Instant } from '@redress/business-time';
import type { DomainEvent } from '@redress/decider';

/** A reference into the vault: `vault:<uuid>`. Personal words never stand in an event. */
export type VaultRef = `vault:${string}`;
/** `user:ID`, `channel:ID`, `customer:ID` or `service:NAME`. */
export type Actor = string;

/** What was brought over from an older system, with the times it happened there. */
export interface History {
  readonly acceptedAt?: Instant;
  readonly contactedAt?: Instant;
  readonly answeredAt?: Instant;
  readonly resolvedAt?: Instant;
  readonly promisedAt?: Instant;
  readonly closedAt?: Instant;
  readonly refused?: boolean;
}

/** The facts of one registration (A-2, D-3), without a personal word. */
export interface Registration {
  readonly registrationNumber: string;
  readonly kind: string;
  readonly channel: string;
  readonly branch: string;
  readonly policy: { readonly name: string; readonly version: number };
  readonly category: string | null;
  readonly product: string | null;
  readonly amount: { readonly currency: string; readonly minor: number } | null;
  readonly flags: readonly string[];
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  readonly customer: string;
  /** What is sealed of the person, by kind: name, telephone, email, address, form fields. */
  readonly personal: Readonly<Record<string, VaultRef>>;
  readonly narrative: VaultRef;
  readonly demand: VaultRef | null;
  readonly complainedAbout: Actor | null;
  readonly term: Instant | null;
  readonly confidentiality: 'normal' | 'secret' | 'top-secret';
  readonly source: { readonly system: string; readonly id: string } | null;
  readonly history: History | null;
  readonly registeredBy: Actor;
}

export type ComplaintRegistered = DomainEvent<
  'ComplaintRegistered',
  Registration & { readonly registeredAt: Instant; readonly backdated: boolean }
>;
export type EvidenceAdded = DomainEvent<
  'EvidenceAdded',
  { evidence: VaultRef; mediaType: string; bytes: number; by: Actor }
>;
export type ComplaintAccepted = DomainEvent<'ComplaintAccepted', { by: Actor }>;
export type ComplaintDeclined = DomainEvent<
  'ComplaintDeclined',
  { ground: string; explanation: VaultRef | null; by: Actor }
>;
export type ComplaintWithdrawn = DomainEvent<'ComplaintWithdrawn', { reason: VaultRef | null; by: Actor }>;

export type ComplaintEvent =
  ComplaintRegistered | EvidenceAdded | ComplaintAccepted | ComplaintDeclined | ComplaintWithdrawn;
