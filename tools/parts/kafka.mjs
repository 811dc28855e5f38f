import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from './child.mjs';
import { clusterIdAt } from './find-kafka.mjs';
import { kafkaClassPath } from './kafka-jars.mjs';
import { freePort, sleep } from './ports.mjs';
import { run } from './run.mjs';
import { temporaryFolder } from './temporary.mjs';

/**
 * Starts real brokers (KRaft, each also a controller) that die with this process.
 *
 * @param {import('./types.d.mts').KafkaOptions} [options]
 * @returns {Promise<import('./types.d.mts').KafkaCluster>}
 * @throws {PartMissing}
 */
export async function startKafka(options = {}) {
  const classPath = await kafkaClassPath(options.say ?? (() => {}));
  const folder = options.dataFolder ?? temporaryFolder('kafka');
  mkdirSync(folder, { recursive: true });
  const nodes = await nodesOf(folder, options);
  const clusterId = await formatted(folder, classPath, nodes);
  const java = [
    '-Xmx512m',
    '-XX:TieredStopAtLevel=1',
    '-XX:+UseSerialGC',
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  ];

  const start = async (/** @type {Node} */ node) => {
    const logFile = join(options.logFolder ?? folder, `kafka-${node.id}.log`);
    const args = [...java, '-cp', classPath, 'kafka.Kafka', node.properties];
    return {
      child: startChild({ name: `kafka-${node.id}`, command: 'java', args, logFile, deathSignal: 'KILL' }),
      logFile,
    };
  };
  const brokers = await Promise.all(
    nodes.map(async (node) => {
      let running = await start(node);
      /** @type {import('./types.d.mts').OwnServer} */
      const server = {
        port: node.port,
        pid: () => running.child.pid,
        async kill() {
          running.child.signal('SIGKILL');
          await running.child.exited;
        },
        async restart() {
          running = await start(node);
          await answering(node, clusterId, running);
        },
        freeze: () => running.child.signal('SIGSTOP'),
        thaw: () => running.child.signal('SIGCONT'),
        async stop() {
          running.child.signal('SIGCONT');
          await running.child.stop('SIGTERM', 1_200);
        },
      };
      return { server, ready: () => answering(node, clusterId, running) };
    }),
  );
  const stop = async () => {
    await Promise.all(brokers.map(({ server }) => server.stop()));
    if (!options.dataFolder) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(brokers.map(({ ready }) => ready()));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    brokers: nodes.map(({ port }) => `127.0.0.1:${port}`),
    clusterId,
    broker(number) {
      const found = brokers[number];
      if (!found) throw new Error(`There is no broker ${number}; this cluster has ${brokers.length}.`);
      return found.server;
    },
    stop,
  };
}

/** @typedef {{ id: number, port: number, controllerPort: number, folder: string, properties: string }} Node */

/** Ports are chosen anew at each start: the addresses in the cluster's own metadata follow the properties. */
async function nodesOf(
  /** @type {string} */ folder,
  /** @type {import('./types.d.mts').KafkaOptions} */ { brokers = 1, port },
) {
  /** @type {Node[]} */
  const nodes = [];
  for (let id = 1; id <= brokers; id += 1) {
    const home = join(folder, `broker-${id}`);
    mkdirSync(home, { recursive: true });
    const own = { port: id === 1 && port ? port : await freePort(), controllerPort: await freePort() };
    nodes.push({ id, ...own, folder: home, properties: join(home, 'server.properties') });
  }
  const voters = nodes.map((node) => `${node.id}@127.0.0.1:${node.controllerPort}`).join(',');
  for (const node of nodes) writeFileSync(node.properties, properties(node, voters, nodes.length));
  return nodes;
}

const properties = (
  /** @type {Node} */ node,
  /** @type {string} */ voters,
  /** @type {number} */ brokers,
) => `process.roles=broker,controller
node.id=${node.id}
controller.quorum.voters=${voters}
listeners=PLAINTEXT://127.0.0.1:${node.port},CONTROLLER://127.0.0.1:${node.controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${node.port}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${join(node.folder, 'log')}
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
broker.heartbeat.interval.ms=500
broker.session.timeout.ms=3000
default.replication.factor=${brokers}
min.insync.replicas=${Math.min(2, brokers)}
offsets.topic.num.partitions=4
offsets.topic.replication.factor=${brokers}
transaction.state.log.num.partitions=4
transaction.state.log.replication.factor=${brokers}
transaction.state.log.min.isr=${Math.min(2, brokers)}
log.cleaner.dedupe.buffer.size=16777216
`;

/** Formats what is not formatted yet; every broker of the cluster gets the same id. */
async function formatted(/** @type {string} */ folder, /** @type {string} */ classPath, /** @type {Node[]} */ nodes) {
  const file = join(folder, 'cluster-id');
  if (!existsSync(file)) writeFileSync(file, `A${randomBytes(16).toString('base64url').slice(1, 22)}`);
  const clusterId = readFileSync(file, 'utf8').trim();
  await Promise.all(
    nodes.map(async (node) => {
      const args = [
        '-cp',
        classPath,
        'kafka.tools.StorageTool',
        'format',
        '--ignore-formatted',
        '-t',
        clusterId,
        '-c',
        node.properties,
      ];
      const { code, output } = await run('java', ['-XX:TieredStopAtLevel=1', ...args]);
      if (code !== 0) throw new Error(`Kafka could not format ${node.folder}: ${output.trim()}`);
    }),
  );
  return clusterId;
}

/** An open port proves nothing: whoever answers must belong to our cluster. */
async function answering(
  /** @type {Node} */ node,
  /** @type {string} */ clusterId,
  /** @type {{ child: import('./types.d.mts').Child, logFile: string }} */ { child, logFile },
) {
  for (const givesUpAt = Date.now() + 60_000; Date.now() < givesUpAt; await sleep(100)) {
    if (!child.running()) throw new Error(`Kafka broker ${node.id} did not start; its log is ${logFile}`);
    if ((await clusterIdAt([`127.0.0.1:${node.port}`])) === clusterId) return;
  }
  throw new Error(`Kafka broker ${node.id} did not answer within 60 s; its log is ${logFile}`);
}
