import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { Gathering } from '../gathering.js';
import { type Logger, reasonOf } from '../logger.js';
import { STOP_STEP_MS, backOffMs, pause, within } from '../time-limits.js';
import type { IncomingMessage } from '../transport.js';
import { retryForEver } from './kafka-client.js';

interface GroupConsumerOptions {
  readonly kafka: Kafka;
  readonly group: string;
  /** As the broker calls them. */
  readonly topics: readonly string[];
  /** Creates what is missing of the topics; waits for the cluster. */
  readonly ensureTopics: (topics: readonly string[]) => Promise<void>;
  /** Stores messages of any number of partitions, each in order; throwing has them come again. */
  readonly onBatch: (messages: readonly IncomingMessage[]) => Promise<void>;
  readonly logger: Logger;
}

/** A process that died is missed after this long, and its partitions go to the others. */
const SESSION_TIMEOUT_MS = 10_000;
const HEARTBEAT_MS = 2_000;
/** Most messages stored at once. */
const BATCH_LIMIT = 1_000;
/** So that what one answer of the broker holds, of whichever partitions, is stored by one statement. */
const PARTITIONS_AT_ONCE = 1_000;
/** What comes within this time of an answer that held little is fetched together: an answer for each costs far more. */
const GATHER_MS = 40;
/** Offsets are noted at the broker this often; what is delivered again after a crash, the inbox knows. */
const COMMIT_EVERY_MS = 1_000;

/** One member of a consumer group. It starts without a broker, outlives outages and every crash of kafkajs. */
export class GroupConsumer {
  private readonly stopping = new AbortController();
  private readonly failures = new Map<string, number>();
  private readonly storing = new Gathering<IncomingMessage>({ most: BATCH_LIMIT, run: (all) => this.store(all) });
  private committing: { readonly timer: NodeJS.Timeout; readonly commit: () => Promise<void> } | undefined;
  private running: Promise<void> = Promise.resolve();
  /** Whether this member has its share of the partitions. */
  joined = false;

  constructor(private readonly options: GroupConsumerOptions) {}

  get group(): string {
    return this.options.group;
  }

  /** Returns at once; the group is joined when the broker is there. */
  start(): void {
    this.running = this.runForEver();
  }

  /** Leaves the group, so that the others need not miss this member first. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await within(STOP_STEP_MS, this.running);
  }

  private async runForEver(): Promise<void> {
    const { group, logger } = this.options;
    for (let failures = 1; !this.stopping.signal.aborted; failures++) {
      try {
        await this.consumeUntilCrash();
      } catch (failure) {
        logger.warn({ group, reason: reasonOf(failure) }, 'consumer failed and begins anew');
      }
      this.joined = false;
      await pause(backOffMs(failures), this.stopping.signal);
    }
  }

  private async consumeUntilCrash(): Promise<void> {
    const { kafka, group, topics, ensureTopics } = this.options;
    await this.orStopped(ensureTopics(topics));
    if (this.stopping.signal.aborted) return;
    const consumer = kafka.consumer({
      groupId: group,
      retry: retryForEver,
      sessionTimeout: SESSION_TIMEOUT_MS,
      heartbeatInterval: HEARTBEAT_MS,
      rebalanceTimeout: SESSION_TIMEOUT_MS,
      maxWaitTimeInMs: 1_000, // bounds leaving; data is delivered as soon as it is there
      allowAutoTopicCreation: false,
    });
    const crashed = this.watch(consumer);
    try {
      await this.orStopped(this.join(consumer));
      await this.orStopped(crashed);
    } finally {
      await within(STOP_STEP_MS / 3, this.commitNow());
      await within(STOP_STEP_MS, consumer.disconnect());
    }
  }

  private async join(consumer: Consumer): Promise<void> {
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      autoCommit: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) => this.onPartition(payload),
    });
  }

  /** Rejects when kafkajs has given the consumer up; it restarts by itself from the crashes it thinks can heal. */
  private watch(consumer: Consumer): Promise<void> {
    consumer.on(consumer.events.GROUP_JOIN, () => (this.joined = true));
    return new Promise((_, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        this.joined = false;
        if (!payload.restart) reject(payload.error);
      });
    });
  }

  private async onPartition(payload: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const lane = `${topic}/${partition}`;
    const beating = setInterval(() => void payload.heartbeat().catch(() => undefined), HEARTBEAT_MS);
    try {
      for (let at = 0; at < messages.length && payload.isRunning() && !payload.isStale(); at += BATCH_LIMIT) {
        const part = messages.slice(at, at + BATCH_LIMIT);
        await this.storing.submit(part.map((message) => incoming(topic, partition, message)));
        payload.resolveOffset(part.at(-1)?.offset ?? payload.batch.lastOffset());
        this.failures.delete(lane);
        this.commitSoon(payload);
        if (this.stopping.signal.aborted) await this.commitNow();
      }
    } catch (failure) {
      const failures = (this.failures.get(lane) ?? 0) + 1;
      this.failures.set(lane, failures);
      const { logger, group } = this.options;
      logger.warn({ group, topic, partition, failures, reason: reasonOf(failure) }, 'batch could not be stored');
      // paused, not awaited: the other partitions go on
      const resume = payload.pause();
      setTimeout(resume, backOffMs(failures)).unref();
    } finally {
      clearInterval(beating);
    }
  }

  private async store(messages: readonly IncomingMessage[]): Promise<void> {
    await this.options.onBatch(messages);
    // the next fetch waits for this: what is in hand is large already, or it may grow
    if (messages.length < BATCH_LIMIT / 4) await pause(GATHER_MS, this.stopping.signal);
  }

  /** One commit a second for whatever all partitions have stored by then. */
  private commitSoon(payload: EachBatchPayload): void {
    const commit = () => payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
    this.committing ??= { commit, timer: setTimeout(() => void this.commitNow(), COMMIT_EVERY_MS).unref() };
  }

  private async commitNow(): Promise<void> {
    if (!this.committing) return;
    const { timer, commit } = this.committing;
    clearTimeout(timer);
    this.committing = undefined;
    const { group, logger } = this.options;
    // after a rebalance it is refused: the partitions are somebody else's by now
    await commit().catch((failure: unknown) => logger.debug({ group, reason: reasonOf(failure) }, 'offsets not noted'));
  }

  private async orStopped(step: Promise<void>): Promise<void> {
    step.catch(() => undefined);
    const { signal } = this.stopping;
    await Promise.race([step, new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))]);
  }
}

function incoming(
  topic: string,
  partition: number,
  { key, value, headers = {}, offset }: KafkaMessage,
): IncomingMessage {
  const texts = Object.entries(headers).map(([name, given]) => [
    name,
    String(Array.isArray(given) ? given.at(-1) : given),
  ]);
  return {
    topic,
    key,
    headers: Object.fromEntries(texts) as Record<string, string>,
    body: value ?? Buffer.alloc(0),
    place: `partition ${partition}, offset ${offset}`,
  };
}
