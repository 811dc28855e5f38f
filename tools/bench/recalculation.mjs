#!/usr/bin/env node
// A version of a calendar is published while many deadlines are open: how long until the last of them has moved, and
// what new complaints notice of it.
//
//   npm run bench:recalculation -- [--deadlines 100000] [--kill]
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compileCalendar, instantFromMs, readCalendarFile } from '../../libs/business-time/dist/index.js';
import { workspaceRoot } from '../parts/places.mjs';
import { machine } from './measure/machine.mjs';
import { newComplaints, openTimetables } from './recalculation/complaints.mjs';
import { recalculationHouse } from './recalculation/house.mjs';

const { values } = parseArgs({
  options: { deadlines: { type: 'string', default: '100000' }, kill: { type: 'boolean', default: false } },
});
const deadlines = Number(values.deadlines);
const NEW_A_SECOND = 20;
const say = (/** @type {string} */ sentence) => console.log(sentence);

/** The standard calendar with the day after next closed, as a new version. */
function nextVersion() {
  const text = readFileSync(join(workspaceRoot, 'policies/calendars/cn-standard.yaml'), 'utf8');
  const read = readCalendarFile(text, 'cn-standard.yaml');
  if (read.outcome !== 'read') throw new Error('The standard calendar cannot be read.');
  const { version } = read.definition;
  const closed = compileCalendar(read.definition).nthBusinessDay(instantFromMs(Date.now()), 2);
  const exception = `\nexceptions: [{ date: ${closed}, closed: true, name: { zh: 停业, en: Closed } }]\n`;
  return { version: version + 1, document: text.replace(/^version: .*$/m, `version: ${version + 1}`) + exception };
}

async function measure(/** @type {Awaited<ReturnType<typeof recalculationHouse>>} */ house) {
  const { source, ask } = house;
  const opening = performance.now();
  await openTimetables(source, deadlines, say);
  say(`${deadlines} timetables were opened in ${seconds(performance.now() - opening)} s.`);
  const quiet = newComplaints(source, NEW_A_SECOND);
  await sleep(10_000);
  const before = await quiet.stop();

  const { document, version } = nextVersion();
  const previewing = performance.now();
  let { told: preview } = await ask('/cn-standard/preview', { document, limit: 5 });
  while (!preview.complete) preview = (await ask('/cn-standard/preview', { document, limit: 5 })).told;
  const previewMs = performance.now() - previewing;
  say(`The preview took ${seconds(previewMs)} s: ${preview.moving} deadlines would move.`);

  const { etag } = await ask('/cn-standard');
  const meanwhile = newComplaints(source, NEW_A_SECOND);
  await ask('/cn-standard/versions', { document, reason: 'Bench' }, { 'if-match': etag });
  let killed = !values.kill;
  for (;;) {
    await sleep(500);
    const { told } = await ask(`/cn-standard/versions/${version}/progress`);
    if (!killed && told.moved > deadlines / 3) {
      say(`Killed after ${told.moved} deadlines.`);
      await house.killAndStart();
      killed = true;
    }
    if (told.status === 'done') break;
  }
  const during = await meanwhile.stop();
  const [moved] = await source.query(
    `SELECT count(*)::int AS events, count(DISTINCT a.key || (a.body::json ->> 'deadline'))::int AS deadlines,
            extract(epoch FROM max(a.logged_at) - min(p.logged_at))::float8 AS seconds
       FROM announcement a, (SELECT logged_at FROM announcement WHERE topic = 'calendars' AND key = 'cn-standard'
                              ORDER BY number DESC LIMIT 1) p
      WHERE a.type = 'redress.sla.deadline-moved.v1' AND a.body::json ->> 'cause' = 'calendar'`,
  );
  const [index] = await source.query(`SELECT build FROM projection WHERE name = 'open-deadlines' AND status = 'live'`);
  const [left] = await source.query(
    `SELECT count(*)::int AS n FROM open_deadline_${index.build}
      WHERE deadline = 'resolution' AND status = 'running' AND calendar <> 'cn-standard@${version}'`,
  );
  return {
    deadlines,
    preview: { seconds: rounded(previewMs / 1_000), moving: preview.moving },
    recalculation: {
      seconds: rounded(moved.seconds),
      events: moved.events,
      deadlinesMoved: moved.deadlines,
      perSecond: Math.round(moved.events / moved.seconds),
      leftBehindInTheIndex: left.n,
      killedHalfway: values.kill,
    },
    newComplaints: { perSecond: NEW_A_SECOND, msUntilTheirDeadlines: { before: inMs(before), during: inMs(during) } },
  };
}

const seconds = (/** @type {number} */ ms) => (ms / 1_000).toFixed(1);
const rounded = (/** @type {number} */ value) => Number(value.toPrecision(3));
const inMs = (/** @type {Record<string, number>} */ figures) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)]));

const folder = mkdtempSync(join(tmpdir(), 'recalculation-'));
const house = await recalculationHouse(folder);
try {
  const result = { machine: machine(), ...(await measure(house)) };
  console.log(JSON.stringify(result, null, 2));
  const { recalculation } = result;
  const kept = recalculation.seconds < 60 && recalculation.events === recalculation.deadlinesMoved;
  mkdirSync(join(workspaceRoot, 'docs/bench'), { recursive: true });
  if (deadlines >= 100_000 && !values.kill)
    writeFileSync(join(workspaceRoot, 'docs/bench/recalculation.json'), `${JSON.stringify(result, null, 2)}\n`);
  say(kept ? 'Under a minute, each once.' : 'NOT under a minute, or not each once.');
  process.exitCode = kept ? 0 : 1;
} finally {
  await house.stop();
  rmSync(folder, { recursive: true, force: true });
}
