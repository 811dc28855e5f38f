import { join } from 'node:path';
import { startStack } from '../stack/index.mjs';
import { auditAll } from './audit/index.mjs';
import { atRest } from './at-rest.mjs';
import { withDatabase } from './database.mjs';
import { Evidence } from './evidence.mjs';
import { startLoad } from './load.mjs';
import { drawn, eachPart, strikeAll } from './plan.mjs';
import { policiesHere } from './policies-here.mjs';
import { randomFrom } from './random.mjs';
import { tableOf } from './table.mjs';

/** A Monday morning; the Chinese statutory year of 2026 is known. */
const CLOCK_START = '2026-03-02T09:00:00+08:00';

/**
 * Starts a stack of its own, posts complaints at the front door, breaks its parts meanwhile, waits until all is at rest,
 * and compares what clients were told with what is there.
 *
 * @param {import('./types.d.mts').FaultRunOptions} options
 * @returns {Promise<import('./types.d.mts').FaultRunResult>}
 */
export async function faultRun(options) {
  const { folder, say, speed } = options;
  const evidence = new Evidence(folder);
  const stack = await startStack({
    name: 'fault-run',
    folder: join(folder, 'data'),
    logFolder: join(folder, 'logs'),
    secretsFile: join(folder, 'data', 'secrets.json'),
    use: { postgres: 'own', redis: 'own', kafka: 'own' },
    env: { CLOCK_START, CLOCK_SPEED: String(speed), LOG_LEVEL: 'info' },
    fresh: true,
    say,
  });
  try {
    const findings = await loadBreakAudit(stack, options, evidence);
    const table = tableOf(findings);
    evidence.result(findings, table);
    return { ...findings, folder };
  } finally {
    await stack.discard();
  }
}

/**
 * @param {import('../stack/index.d.mts').Stack} stack @param {import('./types.d.mts').FaultRunOptions} options
 * @param {Evidence} evidence
 * @returns {Promise<import('./types.d.mts').Findings>}
 */
async function loadBreakAudit(stack, options, evidence) {
  const { seed, say, faults: wanted } = options;
  await policiesHere(stack.url);
  const random = randomFrom(seed);
  const faults = wanted === 'each-part' ? eachPart() : drawn(random, wanted);
  const counts = /** @type {(readonly [string, number])[]} */ ([['faults', faults.length]]);
  /** @type {import('./types.d.mts').Difference[]} */
  const differences = [];
  const note = (/** @type {string} */ what) => void differences.push({ check: 'faults', what });
  const measure = (/** @type {string} */ name, /** @type {number} */ seconds) =>
    void counts.push([`${name} (s)`, Number(seconds.toFixed(1))]);
  const told = (/** @type {string} */ line) => {
    evidence.course(line);
    say(line);
  };

  const load = startLoad({ url: stack.url, ...options });
  await strikeAll(faults, { stack, random, post: load.post, note, measure, told, overlap: wanted !== 'each-part' });
  told(`All faults are over; ${load.acknowledged()} of ${options.complaints} complaints are acknowledged.`);
  const report = await load.done;
  evidence.load(report);
  for (const [answer, count] of [...report.answers].sort()) counts.push([`answered ${answer}`, count]);
  differences.push(...report.unexpected.map((what) => ({ check: 'answers', what })));

  told('Waiting until all is at rest.');
  await withDatabase(stack.databaseUrl, async (database) => {
    const moving = await atRest(database, { withinMs: 240_000, say });
    differences.push(...moving.map((what) => ({ check: 'not at rest', what })));
    const place = { stack, database, told: report.told, seed };
    const found = await auditAll(place, told);
    counts.push(...found.counts);
    differences.push(...found.differences);
    await options.afterAudit?.(place, () => auditAll(place, () => {}));
  });
  return { counts, differences };
}
