import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type TestDatabase, eventually, ownPostgres, testDatabase, testKafka, testRedis } from './index.js';

class CreateNote implements MigrationInterface {
  readonly name = 'CreateNote1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE note (body text NOT NULL)');
  }
  down(): Promise<void> {
    return Promise.reject(new Error('forward only'));
  }
}

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ schemas: ['intake', 'routing'], migrations: [CreateNote] });
  });
  afterAll(() => database.drop());

  it('has the migrations in every schema, each seen through its own URL', async () => {
    await query(database.urlFor('intake'), `INSERT INTO note VALUES ('for intake')`);
    expect(await query(database.urlFor('intake'), 'SELECT body FROM note')).toEqual([{ body: 'for intake' }]);
    expect(await query(database.urlFor('routing'), 'SELECT body FROM note')).toEqual([]);
  });

  it('is gone after drop, connections or not', async () => {
    const other = await testDatabase();
    const client = new pg.Client({ connectionString: other.url });
    const ended = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await other.drop();
    await ended;
    await expect(query(other.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});

describe('the other shared parts', () => {
  it('gives a Redis that keeps what is written under the prefix', async () => {
    const { url, prefix } = await testRedis();
    const redis = new Redis(url);
    await redis.set(`${prefix}:greeting`, 'hello');
    expect(await redis.get(`${prefix}:greeting`)).toBe('hello');
    await redis.del(`${prefix}:greeting`);
    await redis.quit();
  });

  it('gives a Kafka that takes and returns a message', async () => {
    const { brokers, topicPrefix } = await testKafka();
    const topic = `${topicPrefix}letters`;
    const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
    const [admin, producer, consumer] = [kafka.admin(), kafka.producer(), kafka.consumer({ groupId: randomUUID() })];
    await Promise.all([admin.connect(), producer.connect(), consumer.connect()]);
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    const heard: string[] = [];
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({ eachMessage: ({ message }) => Promise.resolve(void heard.push(String(message.value))) });
    await producer.send({ topic, messages: [{ value: 'hello' }] });
    await eventually(() => expect(heard).toEqual(['hello']));
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), producer.disconnect(), consumer.disconnect()]);
  });

  it('gives a PostgreSQL that may be killed and keeps what was committed', async () => {
    const server = await ownPostgres();
    await query(server.url, `CREATE TABLE note AS SELECT 'kept' AS body`);
    await server.kill();
    await expect(query(server.url, 'SELECT 1')).rejects.toThrow();
    await server.restart();
    expect(await query(server.url, 'SELECT body FROM note')).toEqual([{ body: 'kept' }]);
    await server.stop();
  });
});
