import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@redress/business-time';
import { ComplaintRegistered, type EventContract, PolicyPublished } from '@redress/contracts';
import { AnnouncementLog, EventStore } from '@redress/event-store';
import { openLog, type RunningService, startService } from '@redress/service-kit';
import type { TimetableEvent } from '@redress/sla-timer-domain';
import { type TestDatabase, testDatabase, testRedis } from '@redress/testing';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { slaTimerService } from '../sla-timer.service.js';
import { streamOf } from '../timetable-streams.js';

const policiesFolder = join(__dirname, '../../../../policies');

/** The SLA timer on a real PostgreSQL and a real Redis, in as many instances as a spec starts; nobody else is there. */
export class Timers {
  private readonly running = new Set<RunningService>();

  private constructor(
    private readonly database: TestDatabase,
    private readonly dataSource: DataSource,
    readonly redis: Redis,
    private readonly env: Record<string, string>,
  ) {}

  static async open(): Promise<Timers> {
    const database = await testDatabase();
    const { url, prefix } = await testRedis();
    const dataSource = new DataSource({ type: 'postgres', url: database.urlFor('sla_timer'), poolSize: 2 });
    return new Timers(database, dataSource, new Redis(url), {
      DATABASE_URL: database.url,
      REDIS_URL: url,
      TOPIC_PREFIX: `${prefix}.`,
      TRANSPORT: 'in-process',
      VAULT_KEY: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      OIDC_ISSUER: 'http://issuer.example',
      OIDC_JWKS_URL: 'http://issuer.example/jwks.json',
      POLICIES_DIR: policiesFolder,
    });
  }

  async start(env: Record<string, string | undefined> = {}): Promise<RunningService> {
    const log = openLog({ service: 'sla-timer', level: 'silent' });
    const service = await startService(slaTimerService, { env: { ...this.env, ...env }, log, port: 0 });
    this.running.add(service);
    if (!this.dataSource.isInitialized) await this.dataSource.initialize();
    return service;
  }

  async end(service: RunningService): Promise<void> {
    this.running.delete(service);
    await service.stop();
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((service) => service.stop()));
    await this.emptyRedis();
    this.redis.disconnect();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    await this.database.drop();
  }

  /** Publishes a policy as routing would: one that is shipped, or a text. */
  async publish(name: string, text = readFileSync(join(policiesFolder, name, '1.yaml'), 'utf8')): Promise<void> {
    const at = new Date().toISOString() as Instant;
    await this.receive(PolicyPublished, name, at, { name, version: 1, hash: '0'.repeat(64), source: text });
  }

  /** Complaints registered at these moments arrive, all about one thing; answers their ids. */
  async register(moments: readonly string[], policy = 'standard'): Promise<readonly string[]> {
    const sample = join(__dirname, '../../../../libs/contracts/samples', `${ComplaintRegistered.type}.json`);
    const complaint = JSON.parse(readFileSync(sample, 'utf8')) as object;
    const ids = moments.map(() => randomUUID());
    for (const [place, moment] of moments.entries()) {
      const data = { ...complaint, policy: { name: policy, version: 1 } };
      await this.receive(ComplaintRegistered, ids[place] ?? '', moment as Instant, data);
    }
    return ids;
  }

  /** What was recorded about the time of a complaint, in order. */
  async facts(complaintId: string) {
    return (await new EventStore(this.dataSource).load<TimetableEvent>(streamOf(complaintId))).events;
  }

  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query(sql, parameters);
  }

  /** As FLUSHALL would, in a Redis that others use too. */
  async emptyRedis(): Promise<void> {
    const keys = await this.redis.keys(`${this.env['TOPIC_PREFIX']?.replace(/[^a-z0-9-]/gi, '-')}*`);
    if (keys.length > 0) await this.redis.del(keys);
  }

  /** A figure of `/metrics`; nothing where it is not told. */
  async metric({ url }: RunningService, name: string, label = ''): Promise<number | undefined> {
    const text = await (await fetch(`${url}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(`${name}{`) && each.includes(label));
    return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')));
  }

  private async receive(contract: EventContract, key: string, at: Instant, data: unknown): Promise<void> {
    const { topic, type } = contract;
    const common = { topic, key, number: 1, eventId: randomUUID(), type, happenedAt: at, recordedAt: at };
    await new AnnouncementLog(this.dataSource).receive([{ ...common, headers: {}, body: JSON.stringify(data) }]);
  }
}
