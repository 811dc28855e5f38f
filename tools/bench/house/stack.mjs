import { startStack } from '../../stack/index.mjs';
import { startIssuer } from './issuer.mjs';

const SERVICES = /** @type {const} */ (['intake', 'routing', 'sla-timer', 'feedback']);

/**
 * The four services and the gateway with a Redis and a Kafka of their own, as `npm run stack` starts them, on a
 * PostgreSQL that is given.
 *
 * @param {Pick<import('../figures/context.d.mts').Context, 'postgres' | 'folder' | 'logFolder'> & { env?: Record<string, string> }} options
 */
export async function stackOfItsOwn({ postgres, folder, logFolder, env = {} }) {
  const issuer = await startIssuer();
  const stack = await startStack({
    name: 'bench',
    folder: `${folder}/stack`,
    logFolder: `${logFolder}/stack`,
    use: { postgres: postgres.url, redis: 'own', kafka: 'own' },
    env: { ...issuer.env, ...env },
  });
  const pidOf = (/** @type {import('../../stack/index.d.mts').ProcessName} */ name) => stack.service(name).pid();
  const pids = {
    services: SERVICES.map(pidOf),
    gateway: pidOf('gateway'),
    postgres: postgres.pid(),
    redis: stack.parts.redis.server?.pid(),
    broker: stack.parts.kafka.cluster?.broker(0).pid(),
  };
  return {
    stack,
    token: issuer.token,
    intake: { port: Number(new URL(stack.service('intake').url).port), path: '/api/v1/complaints' },
    pids,
    allPids: [...pids.services, pids.gateway, pids.postgres, pids.redis, pids.broker],
    async stop() {
      issuer.stop();
      await stack.stop();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof stackOfItsOwn>>} House */
