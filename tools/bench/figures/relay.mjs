import { randomUUID } from 'node:crypto';
import { Kafka } from 'kafkajs';
import { AnnouncementLog, EventStore } from '../../../libs/event-store/dist/index.js';
import { AdvisoryLockLeadership, KafkaTransport, Relay, toMessage } from '../../../libs/messaging/dist/index.js';
import { groupBy } from '../../../libs/messaging/dist/group-by.js';
import { partitionOf } from '../../../libs/messaging/dist/kafka/murmur2.js';
import { startKafka } from '../../parts/index.mjs';
import { eventStoreSource } from '../house/event-store.mjs';
import { complaintBody } from '../load/complaint.mjs';
import { medians } from '../measure/median.mjs';
import { cpuSecondsOf } from '../measure/processes.mjs';

const ANNOUNCEMENTS = 30_000;
const BATCH = 1_000;
const PARTITIONS = 12;
const TOPIC = 'lamps';

/**
 * Announcements from the log to the broker: through the relay, and the same messages from memory by kafkajs alone, which
 * is the limit. Both send batches of 1,000, one partition a send, idempotent, stored by all replicas.
 *
 * @param {import('./context.d.mts').Context} context
 * @returns {Promise<import('./context.d.mts').Figure>}
 */
export async function relay({ postgres, folder, logFolder, rounds, say }) {
  say('Relay: starting Kafka and laying announcements.');
  const kafka = await startKafka({ dataFolder: `${folder}/kafka`, logFolder });
  const source = await eventStoreSource({ url: await postgres.forAppends('relay') });
  try {
    await layAnnouncements(source);
    const log = new AnnouncementLog(source);
    await log.settled();
    const messages = await allMessages(log);
    const pids = { postgres: postgres.pid(), broker: kafka.broker(0).pid() };
    const through = () => throughRelay({ source, log, brokers: kafka.brokers });
    const contenders = { 'kafkajs alone': () => kafkajsAlone(kafka.brokers, messages), relay: through };
    for (const contender of Object.values(contenders)) await contender();
    /** @type {Record<string, Awaited<ReturnType<typeof measure>>[]>} */
    const measured = {};
    for (let round = 1; round <= rounds; round += 1) {
      say(`Relay: round ${round} of ${rounds}.`);
      for (const [name, contender] of Object.entries(contenders))
        (measured[name] ??= []).push(await measure(contender, pids));
    }
    const limit = medians(measured['kafkajs alone']);
    const rows = Object.entries(measured).map(([what, all]) => {
      const own = medians(all);
      return { what, ...own, ofLimit: own.perSecond / limit.perSecond };
    });
    return {
      title: `Announcements to the broker, ${PARTITIONS} partitions, batches of ${BATCH}`,
      rows,
      goals: [{ what: 'of what kafkajs alone sends', unit: '', value: rows[1]?.ofLimit ?? NaN, atLeast: 0.6 }],
    };
  } finally {
    await source.destroy();
    await kafka.stop();
  }
}

/** @param {() => Promise<void>} contender @param {{ postgres: number | undefined, broker: number | undefined }} pids */
async function measure(contender, { postgres, broker }) {
  const cpu = () => ({
    own: cpuSecondsOf([process.pid]) - cpuSecondsOf([postgres, broker]),
    postgres: cpuSecondsOf([postgres]),
    broker: cpuSecondsOf([broker]),
  });
  const before = cpu();
  const begun = performance.now();
  await contender();
  const took = (performance.now() - begun) / 1_000;
  const after = cpu();
  const each = (/** @type {keyof typeof before} */ which) => ((after[which] - before[which]) / ANNOUNCEMENTS) * 1e6;
  return {
    perSecond: ANNOUNCEMENTS / took,
    clientMicros: each('own'),
    postgresMicros: each('postgres'),
    brokerMicros: each('broker'),
  };
}

/** Own announcements of about 600 bytes, each of another complaint. @param {import('typeorm').DataSource} source */
async function layAnnouncements(source) {
  const store = new EventStore(source);
  const at = /** @type {any} */ ('2026-03-06T09:00:00.000Z');
  for (let from = 0; from < ANNOUNCEMENTS; from += 2_000) {
    await Promise.all(
      Array.from({ length: 2_000 }, (_, index) => {
        const key = randomUUID();
        const announcement = {
          eventId: randomUUID(),
          topic: TOPIC,
          key,
          type: 'redress.lamps.lamp-switched.v1',
          happenedAt: at,
          recordedAt: at,
          data: JSON.parse(complaintBody(from + index)),
          headers: { ce_correlationid: key },
        };
        return store.append({ events: [], announcements: [announcement] });
      }),
    );
  }
  await store.stop();
}

/** What the relay will send, page by page as it reads them. @param {AnnouncementLog} log */
async function allMessages(log) {
  const pages = [];
  for (let page = await log.readOwn(undefined, BATCH); page.rows.length > 0; page = await log.readOwn(page.upTo, BATCH))
    pages.push(page.rows.map((row) => toMessage(row, '/redress/lamps')));
  return pages;
}

/** @param {{ source: import('typeorm').DataSource, log: AnnouncementLog, brokers: string[] }} options */
async function throughRelay({ source, log, brokers }) {
  // another prefix is another transport, which is told the whole history
  const topicPrefix = `relay-${randomUUID()}.`;
  const transport = new KafkaTransport({ brokers, clientId: 'bench', topicPrefix, partitions: PARTITIONS });
  const relay = new Relay({
    log,
    leadership: new AdvisoryLockLeadership(source),
    transport,
    source: '/redress/lamps',
    batch: BATCH,
  });
  relay.start();
  while (relay.status().sent < ANNOUNCEMENTS) await new Promise((resolve) => setTimeout(resolve, 5));
  await relay.stop();
  await transport.stop();
}

/** @param {string[]} brokers @param {Awaited<ReturnType<typeof allMessages>>} pages */
async function kafkajsAlone(brokers, pages) {
  const kafka = new Kafka({ brokers, clientId: 'alone', logLevel: 0 });
  const topic = `alone-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS }], waitForLeaders: true });
  await admin.disconnect();
  const createPartitioner =
    () =>
    (/** @type {any} */ { message }) =>
      message.partition;
  const producer = kafka.producer({ idempotent: true, createPartitioner });
  await producer.connect();
  for (const page of pages) {
    const groups = groupBy(page, ({ key }) => partitionOf(Buffer.from(key ?? ''), PARTITIONS));
    await Promise.all(
      [...groups].map(([partition, group]) =>
        producer.send({
          topic,
          acks: -1,
          messages: group.map(({ key, headers, body }) => ({ key, headers, value: body, partition })),
        }),
      ),
    );
  }
  await producer.disconnect();
}
