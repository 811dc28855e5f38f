import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../parts/places.mjs';
import { freePort } from '../parts/ports.mjs';
import { sharedPart } from '../parts/shared-part.mjs';
import { dropDatabase, provisionDatabase } from './database.mjs';
import { commonEnvironment } from './environment.mjs';
import { forgetAlarms, forgetTopics } from './forget.mjs';
import { obtainParts } from './parts-of-stack.mjs';
import { usualOrFree } from './ports-of-stack.mjs';
import { localSecrets } from './secrets.mjs';
import { serviceProcess } from './service.mjs';

/** Name of the process, its usual port, and the variable by which the gateway learns where it is. */
const services = /** @type {const} */ ([
  ['intake', 3001, 'INTAKE_URL'],
  ['routing', 3002, 'ROUTING_URL'],
  ['sla-timer', 3003, 'SLA_TIMER_URL'],
  ['feedback', 3004, 'FEEDBACK_URL'],
]);

/**
 * Starts the real thing: four service processes and the gateway on PostgreSQL, Redis and Kafka. The parts must be there
 * or startable and everything built; whoever calls stops it.
 *
 * @param {import('./index.d.mts').StackOptions} [options]
 * @returns {Promise<import('./index.d.mts').Stack>}
 */
export async function startStack(options = {}) {
  const { name = 'redress', fresh = false, say = () => {} } = options;
  const folder = options.folder ?? join(stateFolder, 'stack', name);
  const logFolder = options.logFolder ?? join(stateFolder, 'logs', name);
  mkdirSync(logFolder, { recursive: true });
  const use = { ...(await sharedInSpecs(options.use)), ...options.use };
  const parts = await obtainParts({ folder: join(folder, 'parts'), logFolder, use, fresh, say });
  /** @type {import('./index.d.mts').ServiceProcess[]} */
  const processes = [];
  const stop = async () => {
    await Promise.all(processes.map((process) => process.stop(3_300)));
    await parts.stop();
  };
  try {
    const names = { topicPrefix: `${name}.`, alarmPrefix: alarmPrefixOf(name) };
    if (fresh) await forget({ parts, name, ...names });
    const secrets = localSecrets(options.secretsFile);
    const database = await provisionDatabase({ adminUrl: parts.postgres.url, name, secrets });
    const gatewayPort = options.gatewayPort ?? (await freePort());
    const common = {
      ...commonEnvironment({ ...database, gatewayPort, secrets }),
      REDIS_URL: parts.redis.url,
      TRANSPORT: 'kafka',
      KAFKA_BROKERS: parts.kafka.brokers.join(','),
      TOPIC_PREFIX: names.topicPrefix,
      ...options.env,
    };
    /** @type {Record<string, string>} */
    const addresses = {};
    for (const [service, usual, variable] of services) {
      const port = options.gatewayPort ? await usualOrFree(usual) : await freePort();
      const url = `http://127.0.0.1:${port}`;
      addresses[variable] = url;
      const env = { ...common, PORT: String(port), ...options.envOf?.[service] };
      processes.push(serviceProcess({ name: service, url, env, logFile: join(logFolder, `${service}.log`) }));
    }
    const url = `http://127.0.0.1:${gatewayPort}`;
    const env = { ...common, ...addresses, ...options.envOf?.gateway };
    processes.push(serviceProcess({ name: 'gateway', url, env, logFile: join(logFolder, 'gateway.log') }));
    for (const process of processes) process.start();
    if (options.waitUntilReady ?? true) await Promise.all(processes.map((process) => process.ready()));
    return {
      url: `http://localhost:${gatewayPort}`,
      parts,
      ...database,
      ...names,
      logFolder,
      processes,
      service(wanted) {
        const found = processes.find((process) => process.name === wanted);
        if (!found) throw new Error(`There is no process called ${wanted}.`);
        return found;
      },
      stop,
      async discard() {
        await Promise.all(processes.map((process) => process.stop(3_300)));
        await forget({ parts, name, ...names });
        await parts.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {{ parts: import('./index.d.mts').StackParts, name: string, topicPrefix: string, alarmPrefix: string }} what
 */
async function forget({ parts, name, topicPrefix, alarmPrefix }) {
  await dropDatabase({ adminUrl: parts.postgres.url, name });
  await forgetTopics(parts.kafka.brokers, topicPrefix);
  await forgetAlarms(parts.redis.url, alarmPrefix);
}

/** The SLA timer makes its prefix in Redis from that of the topics. */
const alarmPrefixOf = (/** @type {string} */ name) => `${name.replace(/[^a-z0-9-]/gi, '-')}-sla`;

/**
 * In specs the parts are those the run shares, unless the spec says otherwise.
 *
 * @param {import('./index.d.mts').PartsWanted} [wanted]
 * @returns {Promise<import('./index.d.mts').PartsWanted>}
 */
async function sharedInSpecs(wanted = {}) {
  if (!process.env.JEST_WORKER_ID) return {};
  return {
    ...(wanted.postgres ? {} : { postgres: await sharedPart('postgres') }),
    ...(wanted.redis ? {} : { redis: await sharedPart('redis') }),
    ...(wanted.kafka ? {} : { kafka: await sharedPart('kafka') }),
  };
}
