/**
 * `npm run stack`: four service processes and the gateway, on PostgreSQL, Redis and Kafka.
 * `--fresh` begins without the data of an earlier run. Variables: docs/ways-to-run.md.
 */
import { join } from 'node:path';
import { stateFolder } from './parts/places.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { checkNode, ensureInstalled } from './setup/install.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { bold, InTheWay, say, tool } from './setup/say.mjs';
import { untilToldToStop } from './setup/until-told-to-stop.mjs';
import { frontDoorPort } from './stack/ports-of-stack.mjs';

await tool(async () => {
  checkNode();
  const unknown = process.argv.slice(2).filter((word) => word !== '--fresh');
  if (unknown.length > 0) throw new InTheWay(`"${unknown[0]}" is not known here; the only option is --fresh.`);
  const name = process.env.REDRESS_NAME ?? 'redress';
  oneAtATime(join(stateFolder, 'stack', name, 'process'), 'stack.mjs');
  const gatewayPort = await frontDoorPort('npm run stack');
  await ensureInstalled();
  await ensureBuilt();
  await ensureParts();

  const { startStack } = await import('./stack/index.mjs');
  let stopping = false;
  /** @type {Promise<import('./stack/index.d.mts').Stack> | undefined} */
  let starting;
  untilToldToStop(async () => {
    stopping = true;
    await (await starting?.catch(() => undefined))?.stop();
  });
  starting = startStack({
    name,
    gatewayPort,
    fresh: process.argv.includes('--fresh'),
    use: { postgres: process.env.DATABASE_URL, redis: process.env.REDIS_URL, kafka: process.env.KAFKA_BROKERS },
    waitUntilReady: false,
    say,
  });
  const stack = await starting;
  await Promise.all(stack.processes.map((process) => process.ready())).catch(async (error) => {
    await stack.stop();
    throw new InTheWay(error.message);
  });
  show(stack);
  const ended = await Promise.race(
    stack.processes.map((process) => process.ended().then((exit) => ({ process, exit }))),
  );
  if (stopping) return;
  say(`${ended.process.name} ended (${ended.exit.reason}); its log is ${ended.process.logFile}. The others go on.`);
});

/** Redis and Kafka need programs of this machine where nobody offers them yet. */
async function ensureParts() {
  const { ensurePrograms, programsForParts } = await import('./setup/local-parts.mjs');
  const missing = await ensurePrograms(await programsForParts());
  if (missing.length === 0) return;
  const remedies = missing.map(({ remedy }) => remedy).join('; ');
  throw new InTheWay(`Something is missing: ${remedies}; or name servers in REDIS_URL and KAFKA_BROKERS.`);
}

/** What runs where. */
function show(/** @type {import('./stack/index.d.mts').Stack} */ stack) {
  const place = (/** @type {string} */ url) => new URL(url).host;
  const rows = [
    ['console and API', stack.url, ''],
    ...stack.processes.map(({ name, url, pid }) => [name, url, `process ${pid()}`]),
    [
      'PostgreSQL',
      place(stack.parts.postgres.url),
      `${stack.parts.postgres.how}, database ${new URL(stack.databaseUrl).pathname.slice(1)}`,
    ],
    ['Redis', place(stack.parts.redis.url), `${stack.parts.redis.how}, keys ${stack.alarmPrefix}:*`],
    ['Kafka', stack.parts.kafka.brokers.join(','), `${stack.parts.kafka.how}, topics ${stack.topicPrefix}*`],
    ['logs', stack.logFolder, ''],
  ];
  console.log();
  for (const [what = '', where = '', how = ''] of rows)
    console.log(`  ${bold(what.padEnd(16))} ${where.padEnd(28)} ${how}`);
  console.log('\n  Ctrl-C ends everything.\n');
}
