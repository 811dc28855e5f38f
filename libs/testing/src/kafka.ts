import { randomBytes } from 'node:crypto';
import { type KafkaCluster, sharedPart, startKafka } from '@redress/tools/parts';

export interface TestKafka {
  readonly brokers: string[];
  /** Start every topic and group with this: the broker is shared with other specs. Topics do not create themselves. */
  readonly topicPrefix: string;
}
export interface TestKafkaOptions {
  /** 3: a cluster of its own, which the caller harms and stops. @default 1 */
  brokers?: 1 | 3;
}
export interface OwnTestKafka extends TestKafka, KafkaCluster {
  readonly brokers: string[];
}

/**
 * The broker all specs of this run share: TEST_KAFKA_BROKERS, or one on the standard port, or one started for this run.
 *
 * @throws {PartMissing} there is none, and no Java or no Maven to start one
 */
export async function testKafka(): Promise<TestKafka> {
  return { brokers: (await sharedPart('kafka')).split(','), topicPrefix: newPrefix() };
}

/**
 * Brokers for one spec file alone, which may be killed, frozen and restarted. Three show what one hides: how a message
 * in flight fares when the leader of its partition dies. The caller stops them. Starting takes some seconds.
 *
 * @throws {PartMissing} no Java or no Maven
 */
export async function ownKafka({ brokers = 1 }: TestKafkaOptions = {}): Promise<OwnTestKafka> {
  return { ...(await startKafka({ brokers })), topicPrefix: newPrefix() };
}

const newPrefix = () => `test-${randomBytes(5).toString('hex')}.`;
