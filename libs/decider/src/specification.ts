import { deepStrictEqual } from './deep-equal.js';
import { type Decider, fold } from './decider.js';

/** Given these facts, when this command comes, then these facts (or this refusal) follow. */
export function specification<State, Command, Event, Refusal>(decider: Decider<State, Command, Event, Refusal>) {
  const decideAfter = (history: readonly Event[], command: Command) => decider.decide(command, fold(decider, history));

  return function given(...history: readonly Event[]) {
    return {
      when: (command: Command) => ({
        then: (...events: readonly Event[]) =>
          deepStrictEqual(decideAfter(history, command), { outcome: 'recorded', events }),
        thenNothing: () => deepStrictEqual(decideAfter(history, command), { outcome: 'recorded', events: [] }),
        thenRefused: (refusal: Refusal) =>
          deepStrictEqual(decideAfter(history, command), { outcome: 'refused', refusal }),
      }),
      thenState: (state: State) => deepStrictEqual(fold(decider, history), state),
    };
  };
}
