import { Client } from '../client.mjs';
import { complaintOf, keyOf } from '../load.mjs';
import { Notes } from './findings.mjs';

/** Asked at once. */
const SIDE_BY_SIDE = 12;

/**
 * Every key is sent once more and gets the answer its client had, to the byte.
 *
 * @param {import('../types.d.mts').AuditPlace} place
 */
export async function sameAnswers({ stack, told, seed }) {
  const notes = new Notes('same answers');
  const client = new Client(stack.url, 'rui');
  const firstAnswers = new Map(told.map(({ key, answer }) => [key, answer]));
  const numbers = Array.from({ length: told.length }, (_, number) => number)[Symbol.iterator]();
  /** @type {string[]} */
  const different = [];
  const ask = async () => {
    for (const number of numbers) {
      const key = keyOf(seed, number);
      const { status, text } = await client.ask('POST', 'complaints', complaintOf(seed, number), {
        'idempotency-key': key,
      });
      if (status !== 201 || text !== firstAnswers.get(key)) different.push(`${key}: ${status} ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, ask));
  notes.count('keys sent again', told.length);
  notes.none('sent again, and answered otherwise', different);
  return notes;
}
