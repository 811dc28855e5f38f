import { join } from 'node:path';
import { AdvisoryLockLeadership, KafkaTransport, Relay } from '../../../libs/messaging/dist/index.js';
import { startKafka, startPostgres } from '../../parts/index.mjs';
import { sleep } from '../../parts/ports.mjs';
import { Notes } from '../audit/findings.mjs';
import { readTopics } from '../audit/read-topics.mjs';
import { Lanes } from '../audit/topics.mjs';
import { Evidence } from '../evidence.mjs';
import { between, oneOf, randomFrom } from '../random.mjs';
import { tableOf } from '../table.mjs';
import { createTopic, inSync, partitionsOf } from './cluster.mjs';
import { mixedTransport } from './mixed-transport.mjs';
import { openOutbox, TOPIC } from './outbox.mjs';

const topicPrefix = 'fault-run.';
/** How often a leader is killed, and how long the announcements of each time take to be made. */
const [KILLINGS, SECONDS] = [3, 6];

/**
 * Three brokers, every partition on all of them: a leader is killed with `kill -9` while announcements go out, three
 * times over. Then the topic must hold what the outbox holds, in order.
 *
 * @param {{ announcements: number, seed: number, mixedBatches: boolean, folder: string, say: (sentence: string) => void }} options
 * @returns {Promise<import('../types.d.mts').FaultRunResult>}
 */
export async function leaderRun(options) {
  const { folder, say } = options;
  const evidence = new Evidence(folder);
  say('Starting PostgreSQL and three brokers.');
  const [postgres, cluster] = await Promise.all([
    startPostgres({ logFile: join(folder, 'logs', 'postgres.log') }),
    startKafka({ brokers: 3, logFolder: join(folder, 'logs'), say }),
  ]);
  try {
    const findings = await relayWhileLeadersDie(postgres, cluster, options, evidence);
    evidence.result(findings, tableOf(findings));
    return { ...findings, folder };
  } finally {
    await Promise.all([postgres.stop(), cluster.stop()]);
  }
}

/**
 * @param {import('../../parts/index.d.mts').PostgresServer} postgres
 * @param {import('../../parts/index.d.mts').KafkaCluster} cluster
 * @param {Parameters<typeof leaderRun>[0]} options @param {Evidence} evidence
 */
async function relayWhileLeadersDie(postgres, cluster, { announcements, seed, mixedBatches, say }, evidence) {
  const random = randomFrom(seed);
  const { brokers } = cluster;
  await createTopic(brokers, topicPrefix + TOPIC);
  const outbox = await openOutbox(postgres.url);
  const kafka = new KafkaTransport({ brokers, topicPrefix, clientId: 'fault-run', replicationFactor: 3 });
  const transport = mixedBatches ? mixedTransport(kafka, { brokers, topicPrefix }) : kafka;
  const leadership = new AdvisoryLockLeadership(outbox.dataSource);
  const relay = new Relay({ log: outbox.log, leadership, transport, source: '/redress/intake', pollMs: 20 });
  const told = (/** @type {string} */ line) => {
    evidence.course(line);
    say(line);
  };
  relay.start();
  for (let killing = 1; killing <= KILLINGS; killing += 1) {
    const announcing = outbox.announce(announcements, SECONDS);
    await sleep(between(random, 0.2, 0.6) * SECONDS * 1_000);
    const { leader } = oneOf(random, await partitionsOf(brokers, topicPrefix + TOPIC));
    told(`Killing broker ${leader}, a leader, with ${relay.status().sent} announcements sent.`);
    await cluster.broker(leader - 1).kill();
    await announcing;
    await sent(relay, killing * announcements);
    await cluster.broker(leader - 1).restart();
    await inSync(brokers, topicPrefix + TOPIC);
    told(`Broker ${leader} is back and in sync; ${relay.status().sent} announcements were sent.`);
  }
  await relay.stop();
  await transport.stop();
  const findings = await compare(outbox, { brokers });
  await outbox.close();
  return findings;
}

/** @param {Relay} relay @param {number} wanted */
async function sent(relay, wanted) {
  for (const givesUpAt = Date.now() + 120_000; relay.status().sent < wanted; await sleep(50)) {
    if (Date.now() > givesUpAt)
      throw new Error(`${relay.status().sent} of ${wanted} announcements were sent: ${relay.status().failure}`);
  }
}

/** @param {Awaited<ReturnType<typeof openOutbox>>} outbox @param {{ brokers: readonly string[] }} cluster */
async function compare(outbox, { brokers }) {
  const notes = new Notes('topics');
  const announced = await outbox.announced();
  const lanes = new Lanes();
  const place = { parts: { kafka: { brokers: [...brokers] } }, topicPrefix };
  for (const message of await readTopics(place, [TOPIC])) lanes.add(message);
  const missing = announced.filter(({ key, number, event_id }) => lanes.seen.get(`${key} ${number}`) !== event_id);
  notes.count('leaders killed with kill -9', KILLINGS);
  notes.count('announced', announced.length);
  notes.count('in the topic', lanes.seen.size);
  notes.count('published more than once', lanes.repeated);
  notes.count('missing in the topic', missing.length);
  notes.count('out of order', lanes.outOfOrder.length);
  notes.none('announced, and missing in the topic', missing, ({ key, number }) => `${key} number ${number}`);
  notes.none('out of order in the topic', lanes.outOfOrder);
  return notes;
}
