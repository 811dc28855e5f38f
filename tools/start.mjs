/**
 * `npm start`: Redress in one process, with a PostgreSQL out of an npm package. Needs Node alone.
 * GATEWAY_PORT, CLOCK_START and CLOCK_SPEED may be given; see docs/ways-to-run.md.
 */
import { join } from 'node:path';
import { stateFolder } from './parts/places.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { checkNode, ensureInstalled } from './setup/install.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { InTheWay, say, tool } from './setup/say.mjs';
import { untilToldToStop } from './setup/until-told-to-stop.mjs';
import { frontDoorPort } from './stack/ports-of-stack.mjs';

await tool(async () => {
  const begun = Date.now();
  checkNode();
  const folder = join(stateFolder, 'start');
  oneAtATime(join(folder, 'process'), 'start.mjs');
  const gatewayPort = await frontDoorPort('npm start');
  await ensureInstalled();
  await ensureBuilt();

  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  const stop = async () => {
    for (const end of stops.reverse()) await end();
  };
  untilToldToStop(stop);
  try {
    const all = await startAllInOne({ folder, gatewayPort, stops });
    const seconds = Math.round((Date.now() - begun) / 1_000);
    say(`Ready after ${seconds} s: http://localhost:${gatewayPort} (Ctrl-C ends it; its log is ${all.logFile}).`);
    const exit = await all.exited;
    throw new InTheWay(`Redress ended by itself (${exit.reason}); the reason is in ${all.logFile}.`);
  } catch (error) {
    await stop();
    throw error;
  }
});

/** @param {{ folder: string, gatewayPort: number, stops: (() => Promise<void>)[] }} options */
async function startAllInOne({ folder, gatewayPort, stops }) {
  const { startPostgres } = await import('./parts/index.mjs');
  const { provisionDatabase } = await import('./stack/database.mjs');
  const { commonEnvironment } = await import('./stack/environment.mjs');
  const { localSecrets } = await import('./stack/secrets.mjs');
  const { serviceProcess } = await import('./stack/service.mjs');
  const logs = join(stateFolder, 'logs');

  say('Starting PostgreSQL.');
  const dataFolder = join(folder, 'postgres');
  const postgres = await startPostgres({ dataFolder, logFile: join(logs, 'start-postgres.log'), say });
  stops.push(postgres.stop);
  const secrets = localSecrets();
  const database = await provisionDatabase({ adminUrl: postgres.url, name: 'redress', secrets });

  say('Starting Redress.');
  const all = serviceProcess({
    name: 'all-in-one',
    url: `http://127.0.0.1:${gatewayPort}`,
    env: {
      ...commonEnvironment({ ...database, gatewayPort, secrets }),
      TRANSPORT: 'in-process',
      REDIS_URL: '',
      DEMO_DATA: process.env.DEMO_DATA ?? 'on',
    },
    logFile: join(logs, 'start.log'),
  });
  const child = all.start();
  stops.push(() => all.stop(4_000));
  await all.ready();
  return { logFile: all.logFile, exited: child.exited };
}
