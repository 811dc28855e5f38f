import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@redress/business-time';
import { DelayedError, type Job, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Alarm, AlarmClock, Ring } from './alarm-clock.js';
import { alarmId } from './alarm-id.js';
import { RingingConnection, connectForCommands } from './connections.js';
import { inChunks, within } from './waiting.js';

export interface BullAlarmClockOptions {
  /** `redis://…` or `rediss://…` */
  readonly redisUrl: string;
  /** Every key in Redis begins with it: installations that share a Redis differ in it. */
  readonly prefix: string;
  /** Alarms followed at once. @default 32 */
  readonly concurrency?: number;
  /** Real milliseconds until the business clock shows `at`; 0 or less when it has. */
  readonly realDelayUntil: (at: Instant) => number;
  /** Told of every fault of Redis, and of alarms that could not be set. May be called often. */
  readonly onTrouble: (error: Error) => void;
  /** Told when following an alarm threw. @default onTrouble */
  readonly onRingFailed?: (error: Error, alarm: Alarm) => void;
  /** Told how many real milliseconds after its time an alarm rang. */
  readonly onRung?: (latenessMs: number) => void;
}

const queueName = 'alarms';
/**
 * Real milliseconds by which an alarm leaves Redis before its time, to wait in this process. Redis wakes whoever waits for
 * a job only `hz` times a second, and hands a queue that was idle out one job a turn: all of that is over when it must ring.
 */
const aheadMs = 200;
/** Alarms set in one go; larger ones would hold up what rings meanwhile. */
const chunk = 100;
/** Milliseconds until an answer of Redis is no longer waited for. */
const patienceMs = 2_000;
/** The same where somebody asks for the state of things, who gives up after a second. */
const answerMs = 700;
/** Milliseconds that stopping may take, and how many of them alarms which ring have to be followed. */
const shutdownMs = 1_500;
const followedMs = 1_200;

/**
 * Alarms as delayed jobs in Redis. Instances compete: each alarm rings at one of them. Redis may be away at any time, also
 * at start; what was set meanwhile, or lost with it, is the matter of the sweep.
 */
export class BullAlarmClock implements AlarmClock {
  private readonly commands: Redis;
  private readonly queue: Queue<Alarm>;
  private ringer: { readonly worker: Worker<Alarm>; readonly connection: RingingConnection } | undefined;

  constructor(private readonly options: BullAlarmClockOptions) {
    const { prefix } = options;
    this.commands = connectForCommands(options.redisUrl, options.onTrouble);
    this.queue = new Queue(queueName, {
      connection: this.commands,
      prefix,
      skipWaitingForReady: true,
      skipVersionCheck: true,
    });
    this.queue.on('error', options.onTrouble);
  }

  get ringing(): boolean {
    return this.ringer?.connection.ready ?? false;
  }

  async whyAway(): Promise<string | undefined> {
    try {
      await within(answerMs, this.commands.ping());
      return undefined;
    } catch (error) {
      return `Redis does not answer (${asError(error).message}); the sweep over due times rings alone`;
    }
  }

  async arm(alarms: readonly Alarm[]): Promise<void> {
    await this.set(alarms).catch((error: unknown) => this.options.onTrouble(asError(error)));
  }

  async set(alarms: readonly Alarm[]): Promise<void> {
    for (const some of inChunks(alarms, chunk)) {
      await within(patienceMs, this.queue.addBulk(some.map((alarm) => this.jobOf(alarm))));
    }
  }

  async noteKept(): Promise<void> {
    await within(patienceMs, this.commands.set(this.keptKey, new Date().toISOString()));
  }

  async stillKept(): Promise<boolean> {
    return (await within(patienceMs, this.commands.exists(this.keptKey))) === 1;
  }

  start(ring: Ring): void {
    if (this.ringer) return;
    const { prefix, onTrouble, concurrency = 32 } = this.options;
    const connection = new RingingConnection(this.options.redisUrl, onTrouble);
    const worker = new Worker<Alarm>(queueName, (job, token) => this.follow(job, token, ring), {
      ...{ connection: connection.redis, prefix, concurrency, skipWaitingForReady: true },
    });
    worker.on('error', onTrouble);
    worker.on('failed', (job, error) => this.report(error, job));
    this.ringer = { worker, connection };
  }

  async stop(): Promise<void> {
    const { ringer } = this;
    this.ringer = undefined;
    const endsAt = performance.now() + shutdownMs;
    const inTime = (step: Promise<unknown>, mostMs = shutdownMs) =>
      within(Math.max(0, Math.min(mostMs, endsAt - performance.now())), step).catch(() => undefined);
    if (ringer) {
      // While Redis is away an unforced close never ends, and a forced one after it hangs with it.
      await inTime(ringer.worker.pause(), followedMs);
      await inTime(ringer.worker.close(true));
      ringer.connection.end();
    }
    await inTime(this.queue.close());
    this.commands.disconnect();
  }

  /** Alarms that are set and neither have rung nor are about to. */
  pending(): Promise<number> {
    return within(patienceMs, this.queue.getDelayedCount());
  }

  private get keptKey(): string {
    return `${this.options.prefix}:kept`;
  }

  private jobOf(alarm: Alarm) {
    const delay = Math.max(0, this.earlyBy(alarm) - aheadMs);
    const { complaintId, at } = alarm;
    // A job that stays, completed or failed, blocks its id: the alarm could never be set again.
    const opts = { jobId: alarmId(alarm), delay, removeOnComplete: true, removeOnFail: true };
    return { name: 'alarm', data: { complaintId, at }, opts };
  }

  private async follow(job: Job<Alarm>, token: string | undefined, ring: Ring): Promise<void> {
    for (let early = this.earlyBy(job.data); early > 0; early = this.earlyBy(job.data)) {
      if (early > aheadMs) {
        // The business clock was slowed down since: it is set anew rather than wasted on a moment that has not come.
        await job.moveToDelayed(Date.now() + early - aheadMs, token);
        throw new DelayedError();
      }
      await pause(early);
    }
    this.options.onRung?.(Math.max(0, -this.options.realDelayUntil(job.data.at)));
    await ring(job.data);
  }

  /** Real milliseconds until its time; 0 or less when it has come. */
  private earlyBy({ at }: Alarm): number {
    return Math.ceil(this.options.realDelayUntil(at));
  }

  private report(error: Error, job: Job<Alarm> | undefined): void {
    const { onRingFailed, onTrouble } = this.options;
    if (job && onRingFailed) onRingFailed(error, job.data);
    else onTrouble(error);
  }
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error(String(fault));
}
