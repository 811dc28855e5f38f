import type { Instant } from '@redress/business-time';

/** `vault:<uuid>`: what an event holds in place of a word about a person. */
export type VaultRef = `vault:${string}`;

/** Who the sealed data is about: a uuid, one per customer. Erasing it erases the person. */
export type SubjectId = string;

/** The stream whose events hold the references, such as `{ service: 'intake', streamId: 'complaint-…' }`. */
export interface Owner {
  readonly service: string;
  readonly streamId: string;
}

export interface TextItem {
  /** What the caller calls it, such as `name` or `what-happened`; the ciphertext is bound to it. */
  readonly kind: string;
  readonly text: string;
  /** Every opening is recorded. @default false */
  readonly secret?: boolean;
  /** Found again by `words`. @default false */
  readonly indexed?: boolean;
}

export interface BinaryItem {
  readonly kind: string;
  readonly bytes: Buffer;
  readonly secret?: boolean;
}

export type Item = TextItem | BinaryItem;

/** The first three identify a person, the strongest first; a name finds, but identifies nobody. */
export type LookupKind = 'customer-number' | 'telephone' | 'email' | 'name';

export interface Lookup {
  readonly kind: LookupKind;
  /** As typed: the vault normalises it. */
  readonly value: string;
}

export interface Seal {
  /** An existing subject; without it the lookups say who it is, and where they know nobody a new one begins. */
  readonly subject?: SubjectId;
  readonly owner: Owner;
  readonly items: readonly Item[];
  readonly lookups?: readonly Lookup[];
}

export interface Sealed {
  readonly subjectId: SubjectId;
  /** One per item, in the order of the items. */
  readonly refs: readonly VaultRef[];
}

export type Opened =
  | { readonly kind: string; readonly text: string }
  | { readonly kind: string; readonly bytes: Buffer }
  | { readonly erased: true; readonly at: Instant }
  | { readonly unknown: true };

/** Who reads and why: kept for every secret item opened. */
export interface Reader {
  /** `user:ID`, `channel:ID` or `service:NAME` */
  readonly actor: string;
  /** Such as `handling`, `export` or `print`; never a word about a person. */
  readonly purpose: string;
}

/** All given criteria must match. */
export interface Search {
  readonly telephone?: string;
  readonly email?: string;
  readonly customerNumber?: string;
  readonly name?: string;
  readonly words?: string;
}

export interface Page {
  /** 1 to 500 @default 50 */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
}

export interface FoundOwner extends Owner {
  readonly subjectId: SubjectId;
}

/** Newest owners first. Rights are the caller's matter: a count of these may tell what a reader may not know. */
export interface Found {
  readonly owners: readonly FoundOwner[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface Erasure {
  readonly subjectId: SubjectId;
  readonly at: Instant;
  readonly because: string;
}

export type ErasureOutcome =
  | { readonly outcome: 'erased'; readonly at: Instant }
  | { readonly outcome: 'already-erased'; readonly at: Instant }
  | { readonly outcome: 'subject-unknown' };

export interface ErasurePage {
  readonly erasures: readonly Erasure[];
  readonly next?: string;
}

/** One `seal` whose references nobody has confirmed to be in an event. */
export interface UnclaimedSeal extends Owner {
  readonly subjectId: SubjectId;
  readonly refs: readonly VaultRef[];
  readonly sealedAt: Date;
}

export interface SecretReading extends Reader {
  readonly ref: VaultRef;
  readonly kind: string;
  readonly at: Instant;
}

export interface Rotation {
  /** Subject keys wrapped anew. Data is never encrypted again. */
  readonly rewrapped: number;
  /** Subject keys still under an older key id; a key may leave the configuration when it is not named here. */
  readonly remaining: Readonly<Record<string, number>>;
}

/**
 * Personal data, sealed per customer. Write here first, the event then; what never got its event is swept.
 *
 * @see docs/adr/0005-personal-data-in-the-vault.md
 */
export interface Vault {
  /**
   * Encrypts the items under the key of their subject and stores them together, or not at all.
   *
   * @throws {SubjectErased} `subject` was given and has been erased
   * @throws {SubjectUnknown} `subject` was given and is not here
   * @throws {ItemTooLarge} an item exceeds the configured size
   */
  seal(seal: Seal): Promise<Sealed>;

  /**
   * Every ref gets an answer, in one round trip. An erasure anywhere is effective at the next call.
   *
   * @throws {ItemDamaged} a ciphertext is not what was sealed under that id, subject and kind
   * @throws {KeyMissing} the key-encryption key it was wrapped under is not configured
   */
  open(refs: readonly VaultRef[], reader: Reader): Promise<Map<VaultRef, Opened>>;

  /** @throws {SearchTooShort} a criterion holds nothing that is indexed */
  find(search: Search, page?: Page): Promise<Found>;

  /** Destroys key, ciphertexts, lookups and search entries of a subject; again is harmless. `because` names nobody. */
  erase(subjectId: SubjectId, because: string): Promise<ErasureOutcome>;

  /** What was erased, oldest first, to be kept outside this database and replayed after a restore. */
  erasures(page?: Page & { readonly since?: Instant }): Promise<ErasurePage>;

  /** Erases again, under the original times, what a restored backup brought back; answers how many that were. */
  replayErasures(erasures: readonly Erasure[]): Promise<number>;

  /** Seals of a service that nobody claimed and that are older than `olderThanSeconds`, oldest first. */
  unclaimed(service: string, olderThanSeconds: number, limit: number): Promise<readonly UnclaimedSeal[]>;

  /** Confirms that the seals these refs belong to are in events; claims whole seals. */
  claim(refs: readonly VaultRef[]): Promise<void>;

  /** Deletes the unclaimed seals these refs belong to, with a subject that has nothing else; answers how many seals. */
  discard(refs: readonly VaultRef[]): Promise<number>;

  /** Openings of secret items, newest first. */
  secretReadings(ref: VaultRef, limit: number): Promise<readonly SecretReading[]>;

  /** Wraps every subject key under the current key-encryption key. May be stopped and run again. */
  rotate(batchSize?: number): Promise<Rotation>;

  /** Keyed hash (32 bytes) that recognises a body without keeping it; survives rotation, differs per installation. */
  fingerprint(bytes: Buffer | string): Buffer;

  /** Waits for seals under way and forgets every key. The data source stays the caller's. */
  close(): Promise<void>;
}
