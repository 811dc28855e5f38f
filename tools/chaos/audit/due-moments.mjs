import { Notes } from './findings.mjs';

/** Which fact follows when a moment of a deadline has come. @type {Record<string, readonly string[]>} */
const follows = {
  due: ['DeadlineMissed'],
  warn: ['DeadlineWarned'],
  step: ['LadderStepTaken', 'LadderStepPassedOver'],
};
const ends = ['DeadlineMet', 'MissRefuted', 'DeadlineCancelled', 'DeadlineVoided', 'DeadlinePaused'];

/** @typedef {{ id: string, type: string, lane: string, what: string, moments: { key: string, at: string }[] | null }} Fact */

/**
 * Everything a deadline was to notice was noticed, unless it ended or stands still: its miss, its warnings, and each
 * step of its ladder. To be asked when no alarm is ahead.
 *
 * @param {import('../types.d.mts').AuditPlace} place
 */
export async function dueMoments({ database }) {
  const notes = new Notes('due moments');
  /** @type {{ rows: Fact[] }} */
  const { rows } = await database.query(
    `SELECT replace(stream_id, 'timetable-', '') AS id, type,
            stream_id || ' ' || (data ->> 'deadline') || ' ' || (data ->> 'round') AS lane,
            coalesce(data ->> 'step', data ->> 'warning', '') AS what, data -> 'moments' AS moments
       FROM (SELECT *, body::json -> 'data' AS data FROM sla_timer.event WHERE stream_id LIKE 'timetable-%') AS event
      WHERE data ->> 'round' IS NOT NULL ORDER BY stream_id, version`,
  );
  /** @type {Map<string, { key: string, at: string }[]>} */
  const open = new Map();
  const noticed = new Set();
  for (const { type, lane, what, moments } of rows) {
    // one that stands still is moved as well, and keeps standing still
    if (type === 'DeadlineMoved' && !open.has(lane)) continue;
    if (moments !== null) open.set(lane, moments);
    else if (ends.includes(type)) open.delete(lane);
    else noticed.add(`${lane} ${type} ${what}`);
  }
  const expected = [...open].flatMap(([lane, moments]) => moments.map(({ key }) => ({ lane, key })));
  notes.count('moments of deadlines that have come', expected.length);
  notes.none(
    'came due and was not noticed',
    expected.filter(({ lane, key }) => !wasNoticed(noticed, lane, key)),
    ({ lane, key }) => `${lane} ${key}`,
  );
  return notes;
}

/** @param {Set<unknown>} noticed @param {string} lane @param {string} key  `due`, `warn:<id>` or `step:<id>` */
function wasNoticed(noticed, lane, key) {
  const [kind = '', what = ''] = key.split(/:(.*)/);
  return (follows[kind] ?? []).some((type) => noticed.has(`${lane} ${type} ${what}`));
}
