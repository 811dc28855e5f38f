#!/usr/bin/env node
// A version of a calendar is published while many deadlines are open: how long until the last of them has moved, and
// what new complaints notice of it.
//
//   npm run bench:recalculation -- [--deadlines 100000] [--kill] [--keep]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compileCalendar, instantFromMs, readCalendarFile } from '../../libs/business-time/dist/index.js';
import { workspaceRoot } from '../parts/places.mjs';
import { keep } from './keep.mjs';
import { machine } from './measure/machine.mjs';
import { newComplaints, openTimetables } from './recalculation/complaints.mjs';
import { recalculationHouse } from './recalculation/house.mjs';
import { isMet, reportOf } from './report.mjs';

const { values } = parseArgs({
  options: {
    deadlines: { type: 'string', default: '100000' },
    kill: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
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
  const waited = (/** @type {string} */ when, /** @type {Record<string, number>} */ { count, p50, p99, max }) => ({
    ...{ when, complaints: count, 'p50 ms': p50, 'p99 ms': p99, 'max ms': max },
  });
  return [
    {
      title: `${deadlines.toLocaleString('en')} open deadlines that a new version of a calendar touches`,
      rows: [
        {
          previewSeconds: previewMs / 1_000,
          moved: moved.deadlines,
          seconds: moved.seconds,
          perSecond: moved.events / moved.seconds,
          killedHalfway: String(values.kill),
        },
      ],
      goals: [
        { what: 'from its publication until the last of them has moved', unit: 's', value: moved.seconds, below: 60 },
        {
          what: 'events for each deadline moved',
          unit: '',
          value: moved.events / moved.deadlines,
          atLeast: 1,
          below: 1.000001,
        },
        {
          what: 'deadlines that run by the version before in the end',
          unit: '',
          value: left.n,
          below: 1,
        },
      ],
    },
    {
      title: `${NEW_A_SECOND} new complaints a second: from their arrival until their deadlines are set`,
      rows: [waited('before', before), waited('meanwhile', during)],
      goals: [],
    },
  ];
}

const seconds = (/** @type {number} */ ms) => (ms / 1_000).toFixed(1);

const folder = mkdtempSync(join(tmpdir(), 'recalculation-'));
const house = await recalculationHouse(folder);
try {
  const ran = { ...machine(), deadlines, killedHalfway: values.kill };
  /** @type {import('./figures/context.d.mts').Figure[]} */
  const figures = await measure(house);
  const on = `${ran.at}, commit ${ran.commit}: ${ran.cpu}, ${ran.cores} cores, ${ran.memoryGb} GB, load ${ran.loadBefore.toFixed(1)} before, Node ${ran.node}.`;
  const report = reportOf(figures);
  say(`\n${on}\n\n${report}\n`);
  if (values.keep) keep({ name: 'recalculation', ran, figures, on, report });
  if (!figures.every(({ goals }) => goals.every(isMet))) process.exitCode = 1;
} finally {
  await house.stop();
  rmSync(folder, { recursive: true, force: true });
}
