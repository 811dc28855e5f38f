import { timetableDecider } from '../../../libs/sla-timer/domain/dist/index.js';
import { policyNamed, shippedCalendars } from '../../policy/rules.mjs';
import { Notes } from './findings.mjs';

/** @typedef {import('../../../libs/sla-timer/domain/dist/index.js').OpenTimetable} OpenTimetable */
/** @typedef {import('../../../libs/sla-timer/domain/dist/index.js').TimetableCommand} TimetableCommand */

/**
 * Every timetable, told again by the pure decider from the facts that it holds, in the order in which they happened and
 * without a fault: each round of each deadline stands as it stands there, and every warning and step is there. What was
 * noticed in good faith, before a late fact arrived, may be there besides.
 *
 * @param {import('../types.d.mts').AuditPlace} place
 */
export async function toldAgain({ database }) {
  const notes = new Notes('told again');
  const timetables = await timetablesOf(database);
  const until =
    [...timetables.values()]
      .map(({ toldUntil }) => toldUntil)
      .sort()
      .at(-1) ?? '';
  const rules = rulesAsNeeded();
  /** @type {string[]} */
  const otherwise = [];
  let tellable = 0;
  for (const [id, there] of timetables) {
    // an agreed date, an extension or another version of the policy is no fact of these runs
    if (there.happened.some(({ kind }) => kind !== 'fact')) continue;
    tellable += 1;
    otherwise.push(...differences(there, retold(there, rules(there.policy), until)).map((what) => `${id} ${what}`));
  }
  notes.count('timetables told again from their facts', tellable);
  notes.none('told otherwise than its facts have it', otherwise);
  return notes;
}

/** @param {import('pg').Client} database @returns {Promise<Map<string, OpenTimetable>>} by complaint */
async function timetablesOf(database) {
  const { rows } = await database.query(
    `SELECT replace(stream_id, 'timetable-', '') AS id, type, body::json AS body
       FROM sla_timer.event WHERE stream_id LIKE 'timetable-%' ORDER BY stream_id, version`,
  );
  const timetables = new Map();
  for (const { id, type, body } of rows) {
    const event = { type, happenedAt: body.happenedAt, data: body.data };
    timetables.set(id, timetableDecider.evolve(timetables.get(id) ?? timetableDecider.initial, event));
  }
  return timetables;
}

/** The shipped rules, each policy read once. */
function rulesAsNeeded() {
  const calendars = shippedCalendars();
  const policies = new Map();
  return (/** @type {{ name: string, version: number }} */ { name, version }) => {
    const ref = `${name}@${version}`;
    if (!policies.has(ref)) policies.set(ref, policyNamed(ref).policy);
    return { policy: policies.get(ref), calendars };
  };
}

/**
 * @param {OpenTimetable} there @param {ReturnType<ReturnType<typeof rulesAsNeeded>>} rules @param {string} until
 * @returns {OpenTimetable}
 */
function retold(there, rules, until) {
  let timetable = timetableDecider.initial;
  const decide = (/** @type {object} */ command) => {
    const whole = /** @type {unknown} */ ({ ...rules, ...command });
    const decision = timetableDecider.decide(/** @type {TimetableCommand} */ (whole), timetable);
    if (decision.outcome === 'refused') throw new Error(`A fact was refused: ${JSON.stringify(decision.refusal)}`);
    timetable = decision.events.reduce(timetableDecider.evolve, timetable);
  };
  const { data, happenedAt } = there.opening;
  const { branch, facts, term, customer } = data;
  decide({ type: 'open-timetable', now: happenedAt, happenedAt, branch, facts, term, customer, history: null });
  for (const each of there.happened.slice(1))
    if (each.kind === 'fact')
      decide({ type: 'note-fact', now: each.at, happenedAt: each.at, fact: each.fact, change: each.change });
  decide({ type: 'ring', now: until });
  return /** @type {OpenTimetable} */ (timetable);
}

/** @param {OpenTimetable} there @param {OpenTimetable} expected @returns {string[]} */
function differences(there, expected) {
  const ids = new Set([...there.rounds.keys(), ...expected.rounds.keys()]);
  return [...ids].flatMap((id) => {
    const [stands, should] = [standing(there, id), standing(expected, id)];
    const noticed = new Set(noticedIn(there, id));
    return [
      ...(stands === should ? [] : [`${id}: ${stands}, and not ${should}`]),
      ...noticedIn(expected, id)
        .filter((moment) => !noticed.has(moment))
        .map((moment) => `${id}: ${moment} is missing`),
    ];
  });
}

/** How the rounds of a deadline stand, without those that only late news had made. @param {OpenTimetable} timetable @param {string} id */
function standing({ rounds }, id) {
  return (rounds.get(id) ?? [])
    .filter(({ isVoid }) => !isVoid)
    .map(({ status, startedAt, dueAt, missedAt, metAt }) =>
      [status, 'from', startedAt, 'due', dueAt, missedAt && 'missed', metAt && `met ${metAt}`]
        .filter(Boolean)
        .join(' '),
    )
    .join(', then ');
}

/** What was noticed of a deadline in any round: each step with the moment it was due, each warning. @param {OpenTimetable} timetable @param {string} id */
function noticedIn({ rounds }, id) {
  return (rounds.get(id) ?? []).flatMap(({ steps, noticed, dueAt }) => [
    ...steps.map(({ step, dueAt: at }) => `step ${step} of ${at}`),
    ...noticed.filter((key) => key.startsWith('warn:')).map((key) => `${key} before ${dueAt}`),
  ]);
}
