const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (/** @type {number} */ code, /** @type {string} */ text) =>
  colour ? `\u001b[${code}m${text}\u001b[0m` : text;

export const red = (/** @type {string} */ text) => paint(31, text);
export const green = (/** @type {string} */ text) => paint(32, text);
export const bold = (/** @type {string} */ text) => paint(1, text);

/** One sentence about what is being done, for whoever waits. */
export const say = (/** @type {string} */ sentence) => console.log(`${bold('redress')}  ${sentence}`);

/** Something stands in the way; the message is one sentence that says what to do about it. */
export class InTheWay extends Error {
  constructor(/** @type {string} */ sentence) {
    super(sentence);
    this.name = 'InTheWay';
  }
}

/**
 * Runs a command-line tool: what stands in the way is told in one sentence, a fault with its stack; both exit with 1.
 *
 * @param {() => Promise<void>} work
 */
export async function tool(work) {
  try {
    await work();
  } catch (error) {
    const expected = error instanceof Error && ['InTheWay', 'PartMissing'].includes(error.name);
    console.error(
      `${bold('redress')}  ${red(expected ? /** @type {Error} */ (error).message : String(/** @type {Error} */ (error)?.stack ?? error))}`,
    );
    process.exit(1);
  }
}
