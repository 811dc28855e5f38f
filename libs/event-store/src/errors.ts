import type { Take } from './append.js';

/** An announcement may have so many bytes: half of what a topic takes, so that its headers and a parked copy fit as well. */
export const ANNOUNCEMENT_LIMIT_BYTES = 4 * 1024 * 1024;

/**
 * Thrown by `append` for an announcement that no broker would take: recorded, it would hold back every later one of its
 * service. Nothing was recorded.
 */
export class AnnouncementTooLarge extends Error {
  constructor(
    readonly announcement: { readonly topic: string; readonly key: string; readonly type: string },
    readonly bytes: number,
  ) {
    const { type, topic, key } = announcement;
    super(
      `Cannot announce ${type} in ${topic} about ${key}: it has ${bytes} bytes, and ${ANNOUNCEMENT_LIMIT_BYTES} may travel.`,
    );
    this.name = 'AnnouncementTooLarge';
  }
}

/** Thrown by `append` when more appends wait than the store may hold: answer 503 and let the caller come again. */
export class EventStoreOverloaded extends Error {
  constructor(readonly waiting: number) {
    super(`Cannot append: ${waiting} appends are waiting already, which is as many as may wait.`);
    this.name = 'EventStoreOverloaded';
  }
}

/** Thrown by `append` after `stop`. */
export class EventStoreStopped extends Error {
  constructor() {
    super('Cannot append: the event store was stopped.');
    this.name = 'EventStoreStopped';
  }
}

/** Thrown by `handleCommand` when others continued the stream before every one of its attempts. */
export class StreamContended extends Error {
  constructor(
    readonly streamId: string,
    readonly attempts: number,
  ) {
    super(`Cannot append to ${streamId}: it was continued by others before each of ${attempts} attempts.`);
    this.name = 'StreamContended';
  }
}

/** Thrown by `append` for an announcement that was never received, or whose predecessors are not applied yet. */
export class TakenOutOfTurn extends Error {
  constructor(
    readonly take: Take,
    readonly taken: number,
  ) {
    super(
      `Cannot take ${take.topic}/${take.key} number ${take.number}: ` +
        `${taken} is the highest number applied, so ${taken + 1} must be received and applied first.`,
    );
    this.name = 'TakenOutOfTurn';
  }
}
