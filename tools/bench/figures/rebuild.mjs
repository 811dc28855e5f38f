import { DataSource } from 'typeorm';
import { complaintList } from '../../../apps/intake/dist/list-complaints/complaint-list.projection.js';
import { callbacksDue } from '../../../apps/feedback/dist/callbacks-due/callbacks-due.projection.js';
import { queue } from '../../../apps/routing/dist/queue/queue.projection.js';
import { openDeadlines } from '../../../apps/sla-timer/dist/open-deadlines/open-deadlines.projection.js';
import { ProjectionRunner } from '../../../libs/event-store/dist/index.js';
import { median } from '../measure/median.mjs';

const readModels = /** @type {const} */ ([
  ['intake', complaintList],
  ['routing', queue],
  ['sla_timer', openDeadlines],
  ['feedback', callbacksDue],
]);

/**
 * Every read model built anew from the whole log of its service, beside the one that serves.
 *
 * @param {string} databaseUrl
 * @param {Pick<import('./context.d.mts').Context, 'rounds' | 'say'>} context
 * @returns {Promise<import('./context.d.mts').Figure>}
 */
export async function rebuild(databaseUrl, { rounds, say }) {
  const rows = [];
  for (const [schema, projection] of readModels) {
    say(`Rebuilding ${projection.name}.`);
    const extra = { options: `-c search_path=${schema}` };
    const source = await new DataSource({ type: 'postgres', url: databaseUrl, poolSize: 4, extra }).initialize();
    const runner = new ProjectionRunner(source, { projections: [projection] });
    await runner.catchUp();
    const [{ events }] = await source.query('SELECT count(*)::int AS events FROM announcement');
    const seconds = [];
    for (let round = 1; round <= rounds; round += 1) {
      await runner.rebuild(projection.name);
      const begun = performance.now();
      await runner.catchUp();
      seconds.push((performance.now() - begun) / 1_000);
    }
    await source.destroy();
    rows.push({
      what: `${schema}: ${projection.name}`,
      events,
      seconds: median(seconds),
      perSecond: events / median(seconds),
    });
  }
  const slowest = Math.min(...rows.map(({ perSecond }) => perSecond));
  return {
    title: 'Read models built anew from the log',
    rows,
    goals: [{ what: 'events a second, the slowest read model', unit: '', value: slowest, atLeast: 20_000 }],
  };
}
