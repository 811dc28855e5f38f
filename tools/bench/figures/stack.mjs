import { stackOfItsOwn } from '../house/stack.mjs';
import { untilQuiet } from '../measure/quiet.mjs';
import { idleOfServices } from './idle.mjs';
import { journey } from './journey.mjs';
import { rebuild } from './rebuild.mjs';

/**
 * The whole system on its real parts: at rest, then with complaints that travel through all four services, then its read
 * models built anew from what those left behind.
 *
 * @param {import('./context.d.mts').Context} context
 * @returns {Promise<import('./context.d.mts').Figure[]>}
 */
export async function stack(context) {
  context.say('Stack: starting the services, Redis and Kafka.');
  const house = await stackOfItsOwn(context);
  try {
    await untilQuiet(house.allPids);
    const atRest = await idleOfServices(house, context);
    const shareAtRest = atRest.rows.reduce((sum, { cpuPercent }) => sum + Number(cpuPercent), 0) / 100;
    const travelled = await journey(house, context, shareAtRest);
    await Promise.all(house.stack.processes.map((process) => process.stop()));
    return [atRest, travelled, await rebuild(house.stack.databaseUrl, context)];
  } finally {
    await house.stop();
  }
}
