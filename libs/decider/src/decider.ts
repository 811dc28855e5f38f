import type { Instant } from '@redress/business-time';

/** A fact of the past: what happened, when it happened in the world, and what it was about. */
export interface DomainEvent<Type extends string, Data> {
  readonly type: Type;
  /** When it happened, which may be earlier than when it was recorded. */
  readonly happenedAt: Instant;
  readonly data: Data;
}

/** What a command comes to: facts to record (perhaps none, when it is satisfied already), or an expected "no". */
export type Decision<Event, Refusal = never> =
  | { readonly outcome: 'recorded'; readonly events: readonly Event[] }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** The command asked for what is so already: resending it is harmless. */
export const nothingToRecord = { outcome: 'recorded', events: [] } as const;

export function record<Event>(...events: readonly Event[]): { outcome: 'recorded'; events: readonly Event[] } {
  return { outcome: 'recorded', events };
}

export function refuse<const Refusal>(refusal: Refusal): { outcome: 'refused'; refusal: Refusal } {
  return { outcome: 'refused', refusal };
}

/**
 * The pure half of a stream. `decide` takes everything it needs in the command (the present, identifiers, what was
 * looked up), so that the same command on the same history always gives the same events.
 */
export interface Decider<State, Command, Event, Refusal = never> {
  readonly initial: State;
  readonly decide: (this: void, command: Command, state: State) => Decision<Event, Refusal>;
  readonly evolve: (this: void, state: State, event: Event) => State;
}

/** The state that a history comes to. */
export function fold<State, Event>(
  { initial, evolve }: Pick<Decider<State, never, Event>, 'initial' | 'evolve'>,
  history: readonly Event[],
): State {
  return history.reduce(evolve, initial);
}

/**
 * Marks a branch the compiler must prove empty; a new member of a union does not compile until it is handled.
 * @throws {Error} when data from outside got past the types after all
 */
export function unreachable(never: never): never {
  throw new Error(`Not one of the known cases: ${JSON.stringify(never)}`);
}
