import { Notes } from './findings.mjs';
import { announcedBy } from './services.mjs';
import { readTopics } from './read-topics.mjs';

/**
 * The topics hold what the services announced: gapless for each complaint, in order, and nothing else. A repetition is
 * counted, and is no difference.
 *
 * @param {import('../types.d.mts').AuditPlace} place
 */
export async function topics({ database, stack }) {
  const notes = new Notes('topics');
  const names = Object.keys(announcedBy);
  const messages = await readTopics(stack, names);
  for (const topic of names) {
    const lanes = new Lanes();
    for (const message of messages) if (message.topic === topic) lanes.add(message);
    const source = announcedBy[/** @type {keyof typeof announcedBy} */ (topic)];
    const { rows } = await database.query(
      `SELECT key, number, event_id FROM ${source}.announcement WHERE own AND topic = $1`,
      [topic],
    );
    notes.count(`announced in ${topic}`, rows.length);
    if (lanes.repeated > 0) notes.count(`of those published more than once`, lanes.repeated);
    notes.none(`out of order in ${topic}`, lanes.outOfOrder);
    notes.none(
      `announced, and missing in ${topic}`,
      rows.filter(({ key, number }) => !lanes.seen.has(`${key} ${number}`)),
      ({ key, number }) => `${key} number ${number}`,
    );
    const announced = new Map(rows.map(({ key, number, event_id }) => [`${key} ${number}`, event_id]));
    notes.none(
      `in ${topic}, and never announced`,
      [...lanes.seen].filter(([place, id]) => announced.get(place) !== id),
      ([place]) => place,
    );
  }
  return notes;
}

/** What a reader of a topic sees who remembers the numbers of every key. */
export class Lanes {
  /** By key and number: the id of the event. @type {Map<string, string>} */
  seen = new Map();
  /** @type {string[]} */
  outOfOrder = [];
  repeated = 0;
  /** @type {Map<string, number>} */
  #last = new Map();

  /** @param {import('../types.d.mts').ReadMessage} message  in the order of its partition */
  add({ key, number, id }) {
    const place = `${key} ${number}`;
    const before = this.seen.get(place);
    if (before !== undefined) {
      this.repeated += 1;
      if (before !== id) this.outOfOrder.push(`${place} is two different events`);
      return;
    }
    const last = this.#last.get(key) ?? 0;
    if (number !== last + 1) this.outOfOrder.push(`${key} number ${number} comes after ${last}`);
    this.#last.set(key, Math.max(last, number));
    this.seen.set(place, id);
  }
}
