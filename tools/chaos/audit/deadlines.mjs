import { Notes } from './findings.mjs';
import { liveTable } from './services.mjs';

/** Facts that a deadline has at most once in each of its rounds, and what tells one from another beside the deadline. */
const onceInARound = { DeadlineSet: '', DeadlineMissed: '', DeadlineWarned: 'warning', LadderStepTaken: 'step' };

/**
 * @typedef {{ id: string, version: number, type: string, deadline: string, round: number, what: string | null,
 *   due: string, noticed: string | null }} Fact
 */

/**
 * Every deadline is there, every step that came due was taken, none was taken twice or before its time, and each ladder
 * was climbed in order. What the timetable of a complaint that nobody touched must hold, is told by the policy: it is
 * the same for all of them.
 *
 * @param {import('../types.d.mts').AuditPlace} place
 */
export async function deadlines({ database, told }) {
  const notes = new Notes('deadlines');
  const facts = await factsOf(database);
  notes.count('deadlines set', facts.filter(({ type }) => type === 'DeadlineSet').length);
  notes.count('warnings', facts.filter(({ type }) => type === 'DeadlineWarned').length);
  notes.count('misses', facts.filter(({ type }) => type === 'DeadlineMissed').length);
  notes.count('steps of ladders', facts.filter(({ type }) => type === 'LadderStepTaken').length);
  notes.none('twice in one round', repeated(facts));
  notes.none(
    'noticed before it was due',
    facts.filter(({ due, noticed }) => noticed !== null && noticed < due),
    nameOf,
  );
  notes.none('climbed out of order', outOfOrder(facts), nameOf);
  await nothingDue(notes, database);
  alike(notes, facts, told);
  return notes;
}

/** @param {import('pg').Client} database @returns {Promise<Fact[]>} in the order of their streams */
async function factsOf(database) {
  const { rows } = await database.query(
    `SELECT replace(stream_id, 'timetable-', '') AS id, version, type, data ->> 'deadline' AS deadline,
            (data ->> 'round')::int AS round, coalesce(data ->> 'step', data ->> 'warning') AS what,
            coalesce(data ->> 'warnAt', data ->> 'dueAt') AS due, data ->> 'noticedAt' AS noticed
       FROM (SELECT *, body::json -> 'data' AS data FROM sla_timer.event WHERE stream_id LIKE 'timetable-%') AS event
      WHERE type = ANY ($1) ORDER BY stream_id, version`,
    [Object.keys(onceInARound)],
  );
  return rows;
}

const nameOf = (/** @type {Fact} */ { id, type, deadline, round, what }) =>
  `${id} ${type} ${deadline} round ${round}${what === null ? '' : ` ${what}`}`;

function repeated(/** @type {readonly Fact[]} */ facts) {
  const seen = new Set();
  return facts.map(nameOf).filter((name) => seen.size === seen.add(name).size);
}

/** Steps of one round whose due time lies before that of the step taken before them. */
function outOfOrder(/** @type {readonly Fact[]} */ facts) {
  /** @type {Map<string, string>} */
  const last = new Map();
  return facts
    .filter(({ type }) => type === 'LadderStepTaken')
    .filter(({ id, deadline, round, due }) => {
      const ladder = `${id} ${deadline} ${round}`;
      const before = last.get(ladder) ?? '';
      last.set(ladder, due);
      return due < before;
    });
}

/** @param {Notes} notes @param {import('pg').Client} database */
async function nothingDue(notes, database) {
  const alarms = await liveTable(database, 'sla_timer', 'open-deadlines', 'alarm');
  const { rows: ahead } = await database.query(`SELECT count(*)::int AS count, max(at) AS last FROM ${alarms}`);
  notes.count('alarms still ahead', ahead[0].count);
}

/**
 * What happened to the complaints that nobody touched, each as one sorted text: most of them agree, and whoever differs
 * has lost something or has something too much.
 *
 * @param {Notes} notes @param {readonly Fact[]} facts @param {readonly import('../types.d.mts').Told[]} told
 */
function alike(notes, facts, told) {
  /** @type {Map<string, string[]>} */
  const stories = new Map(told.filter(({ accepted }) => !accepted).map(({ complaintId }) => [complaintId, []]));
  for (const fact of facts)
    stories.get(fact.id)?.push(`${fact.type} ${fact.deadline} ${fact.round} ${fact.what ?? ''}`.trim());
  /** @type {Map<string, string[]>} */
  const tellers = new Map();
  for (const [id, story] of stories) {
    const text = story.sort().join('; ');
    tellers.set(text, [...(tellers.get(text) ?? []), id]);
  }
  const [usual, ...others] = [...tellers].sort(([, one], [, other]) => other.length - one.length);
  notes.count('timetables of untouched complaints that tell the same story', usual?.[1].length ?? 0);
  for (const [story, ids] of others) {
    const [missing, more] = [difference(usual?.[0], story), difference(story, usual?.[0])];
    notes.none(`another story than the rest (missing: ${missing || 'nothing'}; more: ${more || 'nothing'})`, ids);
  }
}

/** @param {string | undefined} one @param {string | undefined} other */
function difference(one = '', other = '') {
  const known = new Set(other.split('; '));
  return one
    .split('; ')
    .filter((part) => !known.has(part))
    .join('; ');
}
