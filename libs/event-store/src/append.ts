import type { Instant } from '@redress/business-time';
import type { NewEvent, StreamHead } from './event.js';

/** A public fact about to enter the announcement log; its number is given by the append. */
export interface NewAnnouncement {
  /** A UUID. */
  readonly eventId: string;
  readonly topic: string;
  /** Mostly the complaint's id; order holds within topic and key. */
  readonly key: string;
  /** A written literal of the contracts, such as `redress.intake.complaint-registered.v1`. */
  readonly type: string;
  readonly happenedAt: Instant;
  readonly recordedAt: Instant;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** A received announcement whose effect an append applies. */
export interface Take {
  readonly topic: string;
  readonly key: string;
  readonly number: number;
}

/** A request that must have its effect once, however often it is sent. */
export interface Once {
  /** Whose keys these are: keys belong to the caller who sent them. */
  readonly scope: string;
  readonly key: string;
  /** Recognises the request's body, as a keyed hash. */
  readonly fingerprint: Buffer;
  /** What the caller is told, now and whenever the request comes again. Plain data without personal words. */
  readonly answer: unknown;
}

/** All of it is recorded, or nothing. */
export interface Append {
  /** The head the events follow; required when there are events. */
  readonly stream?: StreamHead;
  readonly events: readonly NewEvent[];
  readonly announcements: readonly NewAnnouncement[];
  readonly takes?: Take;
  readonly once?: Once;
}

export type AppendOutcome =
  | { readonly outcome: 'appended'; readonly version: number }
  /** Somebody else continued the stream; `actual` is the version it has now. */
  | { readonly outcome: 'version-conflict'; readonly actual: number }
  /** The effect of the announcement was applied before; `taken` is the highest number applied. */
  | { readonly outcome: 'already-taken'; readonly taken: number }
  /** The key was used before: by the same request, or (`sameRequest` false) by another one. */
  | { readonly outcome: 'already-done'; readonly sameRequest: boolean; readonly answer: unknown };
