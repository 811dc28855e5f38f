import type { Instant } from '@redress/business-time';
import type { Decider } from '@redress/decider';
import type { Once, Take } from './append.js';
import type { AnyEvent, EventMeta, StoredEvent } from './event.js';
import type { EventStore } from './event-store.js';
import type { Upcast } from './upcast.js';

/** A public fact as a service words it; the rest (id, times, headers) follows from the event it announces. */
export interface AnnouncementDraft {
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly data: unknown;
  /** Beside those that come from the event's meta. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CommandHandling<State, Command, Event extends AnyEvent, Refusal> {
  readonly store: EventStore;
  readonly decider: Decider<State, Command, Event, Refusal>;
  readonly streamId: string;
  readonly command: Command;
  /** The present of the business clock. */
  readonly recordedAt: Instant;
  readonly meta: EventMeta;
  /** What others may know of `event`; `state` is the one right after it. */
  announce(event: StoredEvent<Event>, state: State): readonly AnnouncementDraft[];
  readonly upcast?: Upcast<Event>;
  readonly takes?: Take;
  readonly once?: Omit<Once, 'answer'> & { answer(recorded: { state: State; version: number }): unknown };
  /** The version the caller saw (`If-Match`): with any other the command is not decided at all. */
  readonly expectedVersion?: number;
  /** How often to decide anew when others continue the stream meanwhile. @default 30 */
  readonly attempts?: number;
}

export type CommandOutcome<State, Event extends AnyEvent, Refusal> =
  | {
      readonly outcome: 'recorded';
      /** None when the command was satisfied already. */
      readonly events: readonly StoredEvent<Event>[];
      readonly state: State;
      readonly version: number;
    }
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly state: State; readonly version: number }
  | { readonly outcome: 'version-differs'; readonly actual: number }
  | { readonly outcome: 'already-taken'; readonly taken: number }
  | { readonly outcome: 'already-done'; readonly sameRequest: boolean; readonly answer: unknown };

/**
 * Loads the stream, decides on its state, and appends what was decided with everything that belongs to it; decides
 * anew when others continued the stream meanwhile. A refusal appends nothing, so it takes nothing either.
 *
 * @throws {StreamContended} others were faster in every attempt
 * @throws what {@link EventStore.append} throws
 */
export function handleCommand<State, Command, Event extends AnyEvent, Refusal>(
  _handling: CommandHandling<State, Command, Event, Refusal>,
): Promise<CommandOutcome<State, Event, Refusal>> {
  return Promise.reject(new Error('not built yet'));
}
