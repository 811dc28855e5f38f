export { type TestDatabase, type TestDatabaseOptions, testDatabase } from './database.js';
export { eventually } from './eventually.js';
export { type FixedClock, fixedClock } from './fixed-clock.js';
export { type OwnTestKafka, type TestKafka, type TestKafkaOptions, ownKafka, testKafka } from './kafka.js';
export { type TestRedis, ownRedis, testRedis } from './redis.js';
export { ownPostgres } from './own-postgres.js';
export { PartMissing } from '@redress/tools/parts';
export type { KafkaCluster, OwnServer, PostgresServer, RedisServer } from '@redress/tools/parts';
