import { randomUUID } from 'node:crypto';
import type { Instant } from '@redress/business-time';
import { type Decider, fold } from '@redress/decider';
import { type AnnouncementDraft, announcementsOf } from './announce.js';
import type { AppendOutcome, NewAnnouncement, Once, Take } from './append.js';
import { StreamContended } from './errors.js';
import type { AnyEvent, EventMeta, LoadedStream, StoredEvent } from './event.js';
import type { EventStore } from './event-store.js';
import type { Upcast } from './upcast.js';

export interface CommandHandling<State, Command, Event extends AnyEvent, Refusal> {
  readonly store: EventStore;
  readonly decider: Decider<State, Command, Event, Refusal>;
  readonly streamId: string;
  readonly command: Command;
  /** The stream's id was made for this command, so there is nothing to load. @default false */
  readonly begins?: boolean;
  /** The present of the business clock. */
  readonly recordedAt: Instant;
  readonly meta: EventMeta;
  /** What others may know of `event`; `state` is the one right after it. */
  readonly announce: (event: StoredEvent<Event>, state: State) => readonly AnnouncementDraft[];
  /** The stream where it was loaded already; it is loaded anew when others continued it meanwhile. */
  readonly loaded?: LoadedStream<Event>;
  readonly upcast?: Upcast<Event>;
  readonly takes?: Take;
  readonly once?: Omit<Once, 'answer'> & { answer: (recorded: { state: State; version: number }) => unknown };
  /** The version the caller saw (`If-Match`): with any other the command is not decided at all. */
  readonly expectedVersion?: number;
  /** How often to decide when others continue the stream meanwhile. @default 30 */
  readonly attempts?: number;
}

export type CommandOutcome<State, Event extends AnyEvent, Refusal> =
  | Recorded<State, Event>
  | { readonly outcome: 'refused'; readonly refusal: Refusal; readonly state: State; readonly version: number }
  | { readonly outcome: 'version-differs'; readonly actual: number }
  | Extract<AppendOutcome, { outcome: 'already-taken' | 'already-done' }>;

interface Recorded<State, Event extends AnyEvent> {
  readonly outcome: 'recorded';
  /** None when the command was satisfied already. */
  readonly events: readonly StoredEvent<Event>[];
  readonly state: State;
  readonly version: number;
}

/**
 * Loads the stream, decides on its state, and appends what was decided with everything that belongs to it; decides
 * anew when others continued the stream meanwhile. A refusal appends nothing, so it takes nothing either.
 *
 * @throws {StreamContended} others were faster in every attempt
 * @throws what {@link EventStore.append} throws
 */
export async function handleCommand<State, Command, Event extends AnyEvent, Refusal>(
  handling: CommandHandling<State, Command, Event, Refusal>,
): Promise<CommandOutcome<State, Event, Refusal>> {
  const { store, decider, streamId, command, begins, upcast, expectedVersion, attempts = 30 } = handling;
  const known = handling.loaded ?? (begins ? store.begin(streamId) : undefined);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stream = (attempt === 0 && known) || (await store.load(streamId, upcast));
    const { version } = stream;
    if (expectedVersion !== undefined && version !== expectedVersion) {
      return { outcome: 'version-differs', actual: version };
    }
    const state = fold<State, Event>(decider, stream.events);
    const decision = decider.decide(command, state);
    if (decision.outcome === 'refused') return { ...decision, state, version };
    const { announcements, ...recorded } = evolve(handling, stream, state, decision.events);
    const appended = await append(handling, stream, recorded, announcements);
    if (appended.outcome === 'appended') return recorded;
    if (appended.outcome !== 'version-conflict') return appended;
  }
  throw new StreamContended(streamId, attempts);
}

/** What will have been recorded when the append succeeds, and what is announced of it. */
type Evolved<State, Event extends AnyEvent> = Recorded<State, Event> & {
  readonly announcements: readonly NewAnnouncement[];
};

function evolve<State, Command, Event extends AnyEvent, Refusal>(
  { decider, streamId, recordedAt, meta, announce }: CommandHandling<State, Command, Event, Refusal>,
  { version: before }: LoadedStream<Event>,
  initial: State,
  decided: readonly Event[],
): Evolved<State, Event> {
  let state = initial;
  const announcements: NewAnnouncement[] = [];
  const events = decided.map((event, index): StoredEvent<Event> => {
    const stored = { ...event, streamId, version: before + index + 1, eventId: randomUUID(), recordedAt, meta };
    state = decider.evolve(state, event);
    announcements.push(...announcementsOf(stored, announce(stored, state)));
    return stored;
  });
  return { outcome: 'recorded', events, state, version: before + events.length, announcements };
}

async function append<State, Command, Event extends AnyEvent, Refusal>(
  { store, takes, once }: CommandHandling<State, Command, Event, Refusal>,
  stream: LoadedStream<Event>,
  { events, state, version }: Recorded<State, Event>,
  announcements: readonly NewAnnouncement[],
): Promise<AppendOutcome> {
  if (events.length === 0 && !takes && !once) return { outcome: 'appended', version };
  return store.append({
    stream,
    events,
    announcements,
    ...(takes ? { takes } : {}),
    ...(once ? { once: { ...once, answer: once.answer({ state, version }) } } : {}),
  });
}
