import type { Admin, Kafka } from 'kafkajs';
import type { Logger } from '../logger.js';
import { backOffMs, pause } from '../time-limits.js';

export interface TopicSettings {
  /** Partitions of a topic that is created here; an existing topic keeps the count it was born with. @default 12 */
  readonly partitions?: number;
  /** @default the broker's own default */
  readonly replicationFactor?: number;
}

/** The most bytes of one batch or message that our topics accept. */
export const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

/** Kept for ever: whoever reads from the beginning reads everything. */
const configEntries = [
  { name: 'retention.ms', value: '-1' },
  { name: 'retention.bytes', value: '-1' },
  { name: 'cleanup.policy', value: 'delete' },
  { name: 'max.message.bytes', value: String(MAX_MESSAGE_BYTES) },
];

/** Knows how many partitions a topic has, and creates topics that are missing. */
export class Topics {
  private readonly known = new Map<string, number>();

  constructor(
    private readonly kafka: Kafka,
    private readonly settings: TopicSettings,
    private readonly logger: Logger,
  ) {}

  /** The cluster's own id; waits for the cluster. */
  async clusterId(): Promise<string> {
    return this.asAdmin(async (admin) => (await admin.describeCluster()).clusterId);
  }

  /** The partitions of a topic, which is created where it is missing. The count is asked for once: it never changes. */
  async partitionsOf(topic: string): Promise<number> {
    if (!this.known.has(topic)) await this.ensure([topic]);
    return this.known.get(topic) ?? 0;
  }

  /** Creates what is missing of `topics`; waits for the cluster. */
  async ensure(topics: readonly string[]): Promise<void> {
    const asked = topics.filter((topic) => !this.known.has(topic));
    if (asked.length === 0) return;
    await this.asAdmin(async (admin) => {
      const existing = new Set(await admin.listTopics());
      const missing = asked.filter((topic) => !existing.has(topic));
      if (missing.length > 0) await this.create(admin, missing);
      const { topics: described } = await this.describe(admin, asked);
      for (const { name, partitions } of described) this.note(name, partitions.length, missing.includes(name));
    });
  }

  private async create(admin: Admin, topics: readonly string[]): Promise<void> {
    const { partitions: numPartitions = 12, replicationFactor = -1 } = this.settings;
    const wanted = topics.map((topic) => ({ topic, numPartitions, replicationFactor, configEntries }));
    const created = await admin.createTopics({ topics: wanted, waitForLeaders: false });
    if (created) this.logger.info({ topics, partitions: numPartitions }, 'created topics');
  }

  /** Asks again while a topic that was just created is not known to every broker. */
  private async describe(admin: Admin, topics: readonly string[]): ReturnType<Admin['fetchTopicMetadata']> {
    for (let failures = 1; ; failures++) {
      try {
        return await admin.fetchTopicMetadata({ topics: [...topics] });
      } catch (failure) {
        if (failures === 10 || !(failure as { retriable?: boolean }).retriable) throw failure;
        await pause(backOffMs(failures));
      }
    }
  }

  private note(topic: string, partitions: number, createdNow: boolean): void {
    this.known.set(topic, partitions);
    const { partitions: wanted = 12 } = this.settings;
    if (createdNow || partitions === wanted) return;
    this.logger.warn(
      { topic, partitions, configured: wanted },
      'topic has another number of partitions than configured; it stays so, since growing would tear keys from their order',
    );
  }

  private async asAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }
}
