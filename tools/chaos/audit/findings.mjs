/** How many differences of one kind are told one by one. */
const TOLD = 10;

/** Gathers what a check counts and what it finds wrong. */
export class Notes {
  /** @type {(readonly [string, number])[]} */
  counts = [];
  /** @type {import('../types.d.mts').Difference[]} */
  differences = [];

  /** @param {string} check  what every difference found here is told under */
  constructor(check) {
    this.check = check;
  }

  /** @param {string} name @param {number} count */
  count(name, count) {
    this.counts.push([name, count]);
  }

  /**
   * Every one of `wrong` is a difference; the first ones are named.
   *
   * @template Thing
   * @param {string} sentence  what is wrong with each of them
   * @param {readonly Thing[]} wrong
   * @param {(thing: Thing) => string} [name]
   */
  none(sentence, wrong, name = String) {
    const { check } = this;
    for (const thing of wrong.slice(0, TOLD)) this.differences.push({ check, what: `${sentence}: ${name(thing)}` });
    if (wrong.length > TOLD) this.differences.push({ check, what: `${sentence}: and ${wrong.length - TOLD} more` });
  }

  /** @param {string} what @param {number} found @param {number} expected */
  same(what, found, expected) {
    if (found !== expected)
      this.differences.push({ check: this.check, what: `${what}: ${found}, and ${expected} were expected` });
  }
}
