import type { Client } from 'pg';
import type { Stack } from '../stack/index.d.mts';

/** What a client was told about one complaint of its own. */
export interface Told {
  readonly key: string;
  readonly complaintId: string;
  /** The whole answer, as text. */
  readonly answer: string;
  readonly registrationNumber: string;
  /** Whether its acceptance was acknowledged too. */
  accepted: boolean;
}

/** What the posting clients saw. */
export interface LoadReport {
  readonly told: readonly Told[];
  /** How often each answer was seen, by `201`, `503 database-away`, `no answer (ECONNREFUSED)`. */
  readonly answers: ReadonlyMap<string, number>;
  /** Sentences about answers that no client should get, whatever is away. */
  readonly unexpected: readonly string[];
}

export interface Load {
  /** Resolves when every complaint was acknowledged. */
  readonly done: Promise<LoadReport>;
  readonly acknowledged: () => number;
  /** Posts one more, beside those that were ordered; to be called before `done` is awaited. */
  readonly post: () => Promise<Told>;
}

/** One thing that breaks and is mended again. */
export interface Fault {
  readonly name: string;
  /** What it breaks: two faults of one target never happen at once. */
  readonly target: string;
  /** Breaks it, waits and mends it. `random` gives numbers from 0 to 1, the same ones for the same seed. */
  strike(place: FaultPlace): Promise<void>;
}

export interface FaultPlace {
  readonly stack: Stack;
  readonly random: () => number;
  /** Posts one more complaint and answers what its client was told. */
  readonly post: () => Promise<Told>;
  /** Sentences about what should have happened and did not, as a process that did not end within 5 s. */
  readonly note: (difference: string) => void;
  /** A figure worth telling, such as how soon announcements flowed again. */
  readonly measure: (name: string, seconds: number) => void;
}

export interface Difference {
  /** `acknowledged`, `topics`, `deadlines` … */
  readonly check: string;
  readonly what: string;
}

/** What the audit looks at when everything has come to rest. */
export interface AuditPlace {
  readonly stack: Stack;
  /** Connected as the services are. */
  readonly database: Client;
  readonly told: readonly Told[];
  readonly seed: number;
}

/** A message of a topic, as far as the audit reads it. */
export interface ReadMessage {
  /** Without prefix. */
  readonly topic: string;
  readonly key: string;
  readonly number: number;
  readonly id: string;
}

/** What one part of the audit counted and found. */
export interface Findings {
  readonly counts: readonly (readonly [name: string, count: number])[];
  readonly differences: readonly Difference[];
}

export interface FaultRunOptions {
  /** Complaints to be posted. */
  readonly complaints: number;
  /** `each-part`: every part once, in turn; a number: so many faults drawn from the seed; 0: none. */
  readonly faults: 'each-part' | number;
  readonly seed: number;
  /** Complaints posted in a second, as far as they are answered. */
  readonly perSecond: number;
  /** How much faster than real time the business clock runs. */
  readonly speed: number;
  /** Where the evidence goes. */
  readonly folder: string;
  readonly say: (sentence: string) => void;
  /** Done before the stack goes, with the means to audit once more: so that an audit is seen to find what is wrong. */
  readonly afterAudit?: (place: AuditPlace, auditAgain: () => Promise<Findings>) => Promise<void>;
}

export interface FaultRunResult extends Findings {
  readonly folder: string;
}
