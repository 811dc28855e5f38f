// npm run policy:prove -- FILE.csv --mapping MAPPING.yaml --policy NAME --changed FILE --policies-dir DIR [--rows 200] [--url URL]
// Whether a dry run says what really happens: the rows are imported into running services under the version in force, the
// changed policy is put into their POLICIES_DIR, the rows are imported again, and the differences are counted both ways.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { differencesOf, PolicyComparison } from '../../libs/rehearsal/dist/index.js';
import { Api } from '../demo/api.mjs';
import { BadRow, complaintOf, readMapping } from '../import/mapping.mjs';
import { InTheWay, tool } from '../setup/say.mjs';
import { recordsIn } from './records.mjs';
import { policyNamed, shippedCalendars } from './rules.mjs';

const ADMINISTRATOR = 'guan';
const SIDE_BY_SIDE = 8;

await tool(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      policy: { type: 'string' },
      changed: { type: 'string' },
      'policies-dir': { type: 'string' },
      rows: { type: 'string', default: '200' },
      url: { type: 'string', default: 'http://localhost:3000' },
    },
  });
  const [file] = positionals;
  const { mapping: mappingFile, policy: name, changed, 'policies-dir': folder, url } = values;
  if (!file || !mappingFile || !name || !changed || !folder)
    throw new InTheWay('Needed: FILE.csv --mapping MAPPING.yaml --policy NAME --changed FILE --policies-dir DIR');
  const before = policyNamed(join(folder, name, '1.yaml')).policy;
  const after = policyNamed(changed).policy;
  const api = new Api(url);
  const rows = rowsOf(file, mappingFile).slice(0, Number(values.rows));

  const old = await imported(api, rows, 'before', name);
  console.log(`${old.length} complaints run under ${before.ref}`);
  await atRest(api, old);
  copyFileSync(changed, join(folder, name, `${after.version}.yaml`));
  const began = performance.now();
  await until(async () => (await api.get(ADMINISTRATOR, `policies/${name}`)).version === after.version);
  console.log(
    `${after.ref} is in force ${((performance.now() - began) / 1_000).toFixed(1)} s after its file was there, without a restart`,
  );
  const newer = await imported(api, rows, 'after', name);
  console.log(`${newer.length} complaints run under ${after.ref}`);

  const again = await Promise.all(old.map(({ id }) => timetable(api, id)));
  const touched = old.filter((each, index) => !isDeepStrictEqual(each.timetable, again[index])).length;
  const underOld = (await Promise.all(old.map(({ id }) => api.get('he', `cases/${id}`)))).filter(
    ({ policy }) => policy.version === before.version,
  ).length;
  console.log(
    `${touched} of the complaints registered before were touched; ${underOld} of ${old.length} keep ${before.ref}`,
  );

  const really = counted(old.map((each, index) => differencesOf(each.judged, newer[index]?.judged ?? each.judged)));
  const dry = await dryRun({ file, mapping: mappingFile, rows: rows.length, before, after });
  for (const key of new Set([...Object.keys(really), ...Object.keys(dry)]))
    console.log(`${key}: ${dry[key] ?? 0} in the dry run, ${really[key] ?? 0} really`);
  const agree = isDeepStrictEqual(really, dry) && touched === 0 && underOld === old.length;
  console.log(agree ? 'They agree.' : 'THEY DO NOT AGREE.');
  if (!agree) process.exitCode = 1;
});

/**
 * Waits until nothing follows any more: a timetable may still hear of the department after its deadlines are judged, and
 * that must not be taken for a change that the new version made.
 */
async function atRest(/** @type {Api} */ api, /** @type {any[]} */ complaints) {
  await until(async () => {
    const now = await Promise.all(complaints.map(({ id }) => timetable(api, id)));
    const changed = complaints.filter((each, index) => !isDeepStrictEqual(each.timetable, now[index]));
    complaints.forEach((each, index) => (each.timetable = now[index]));
    return changed.length === 0;
  });
}

function rowsOf(/** @type {string} */ file, /** @type {string} */ mappingFile) {
  const mapping = readMapping(mappingFile);
  const rows = /** @type {any[]} */ (parse(readFileSync(file), { columns: true, bom: true, relax_column_count: true }));
  return rows.flatMap((row) => {
    try {
      return [complaintOf(mapping, row)];
    } catch (error) {
      if (error instanceof BadRow) return [];
      throw error;
    }
  });
}

/** Registers the rows and waits until everything that follows from that is done. */
async function imported(
  /** @type {Api} */ api,
  /** @type {any[]} */ rows,
  /** @type {string} */ run,
  /** @type {string} */ policy,
) {
  const done = /** @type {any[]} */ (new Array(rows.length));
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < rows.length; index = next++) {
      const row = rows[index];
      const source = { system: `${row.source.system}-${run}`, id: row.source.id };
      const { complaintId: id } = await api.post(ADMINISTRATOR, 'complaints', { ...row, policy, source });
      await until(async () => {
        const found = await api.call('he', `cases/${id}`, 'GET');
        const clocks = await api.call('he', `timetables/${id}`, 'GET');
        return (
          found.status === 200 &&
          clocks.status === 200 &&
          clocks.body.deadlines.every((/** @type {any} */ each) => each.status !== 'running')
        );
      });
      const [found, clocks] = [await api.get('he', `cases/${id}`), await timetable(api, id)];
      done[index] = { id, timetable: clocks, judged: judgedOf(found, clocks) };
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  return done;
}

async function timetable(/** @type {Api} */ api, /** @type {string} */ id) {
  return (await api.get('he', `timetables/${id}`)).deadlines;
}

function judgedOf(/** @type {any} */ found, /** @type {any[]} */ deadlines) {
  const standing = (/** @type {any} */ { status, missedAt }) =>
    missedAt
      ? 'missed'
      : status === 'cancelled'
        ? 'lifted'
        : status === 'met-late' || status === 'overdue'
          ? 'missed'
          : status;
  return {
    grade: found.grade,
    route: found.department,
    approvals: '',
    deadlines: new Map(
      deadlines.map((each) => [
        each.deadline ?? each.name,
        [{ dueAt: new Date(each.dueAt).toISOString(), standing: standing(each) }],
      ]),
    ),
  };
}

function counted(/** @type {any[][]} */ changes) {
  const counts = /** @type {Record<string, number>} */ ({});
  for (const each of changes.flat()) counts[keyOf(each)] = (counts[keyOf(each)] ?? 0) + 1;
  return sorted(counts);
}

async function dryRun(/** @type {any} */ { file, mapping, rows, before, after }) {
  const calendars = shippedCalendars();
  const comparison = new PolicyComparison({ policy: before, calendars }, { policy: after, calendars });
  let left = rows;
  for await (const record of recordsIn(file, { mapping, broughtOverAt: new Date().toISOString() })) {
    if (left-- === 0) break;
    comparison.add(record);
  }
  const { differences } = comparison.result();
  return sorted(Object.fromEntries(differences.map((each) => [keyOf(each), each.count])));
}

function keyOf(/** @type {any} */ { what, deadline, change, from, to }) {
  return `${what} ${deadline ?? ''} ${change ?? `${from} → ${to}`}`;
}
function sorted(/** @type {Record<string, number>} */ counts) {
  return Object.fromEntries(Object.entries(counts).sort());
}

async function until(/** @type {() => Promise<boolean>} */ so) {
  const giveUpAt = performance.now() + 60_000;
  while (!(await so())) {
    if (performance.now() > giveUpAt) throw new InTheWay('The services did not come to rest within a minute.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
