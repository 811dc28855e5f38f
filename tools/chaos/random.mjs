/**
 * Numbers from 0 up to 1, the same ones for the same seed (mulberry32).
 *
 * @param {number} seed
 * @returns {() => number}
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @param {() => number} random @param {number} from @param {number} to */
export const between = (random, from, to) => from + random() * (to - from);

/** @template Thing @param {() => number} random @param {readonly Thing[]} things @returns {Thing} */
export function oneOf(random, things) {
  const chosen = things[Math.floor(random() * things.length)];
  if (chosen === undefined) throw new Error('There is nothing to choose from.');
  return chosen;
}
