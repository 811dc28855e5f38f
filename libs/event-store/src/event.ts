import type { Instant } from '@redress/business-time';
import type { DomainEvent } from '@redress/decider';

/** Any event of any stream: what the store sees. */
export type AnyEvent = DomainEvent<string, unknown>;

/** Who caused a fact, and in which connection. */
export interface EventMeta {
  /** `user:ID`, `channel:ID` or `service:NAME`. */
  readonly actor: string;
  readonly correlationId: string;
  /** The id of the event or announcement this follows from. */
  readonly causationId?: string;
  /** The policy version it was decided under, as `name@version`. */
  readonly policy?: string;
  /** W3C trace context, so that a trace can be followed through the log. */
  readonly traceparent?: string;
  /** Taken over from another system: judged by its own times, and rings nobody. */
  readonly imported?: true;
}

/** A fact about to be recorded. */
export interface NewEvent extends AnyEvent {
  /** A UUID. */
  readonly eventId: string;
  /** The present of the business clock. */
  readonly recordedAt: Instant;
  readonly meta: EventMeta;
}

/** A fact as it was recorded, in the shape `Event` has today. */
export type StoredEvent<Event extends AnyEvent = AnyEvent> = Event & {
  readonly streamId: string;
  /** 1 for the first event of its stream, without gaps. */
  readonly version: number;
  readonly eventId: string;
  readonly recordedAt: Instant;
  readonly meta: EventMeta;
};

/** Where a stream stands: what an append must name to continue it. */
export interface StreamHead {
  readonly streamId: string;
  /** 0 for a stream without events. */
  readonly version: number;
  /** The last link of the stream's hash chain. */
  readonly hash: Buffer;
}

export interface LoadedStream<Event extends AnyEvent = AnyEvent> extends StreamHead {
  readonly events: readonly StoredEvent<Event>[];
}
