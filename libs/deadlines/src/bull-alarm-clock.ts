import { msOf } from '@redress/business-time';
import { type Job, type JobsOptions, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Alarm, AlarmClock, Ring } from './alarm-clock.js';

export interface BullAlarmClockOptions {
  readonly redisUrl: string;
  /** Begins the names of its keys, so that several installations share one Redis. */
  readonly prefix: string;
  /** Alarms followed at once by this instance. @default 50 */
  readonly concurrency?: number;
  /** Real milliseconds until the business clock shows `at`; 0 when it has. */
  readonly realDelayUntil: (at: Alarm['at']) => number;
  /** Redis went away, or something else that heals by itself. */
  readonly onTrouble?: (trouble: Error) => void;
}

const QUEUE = 'alarms';
/** So long a command may wait for a Redis that is away; the sweep does the work meanwhile. */
const COMMAND_TIMEOUT_MS = 500;
const STOP_WITHIN_MS = 1_500;

/** BullMQ delayed jobs as an alarm clock: a job carries what it is about and the moment it was set for, nothing else. */
export class BullAlarmClock implements AlarmClock {
  private readonly toQueue: Redis;
  private readonly queue: Queue<Alarm>;
  private worker: Worker<Alarm> | undefined;
  private stopped = false;

  constructor(private readonly options: BullAlarmClockOptions) {
    this.toQueue = new Redis(options.redisUrl, {
      maxRetriesPerRequest: 1,
      commandTimeout: COMMAND_TIMEOUT_MS,
      retryStrategy: (attempt) => Math.min(100 * attempt, 1_000),
    });
    this.toQueue.on('error', this.trouble);
    this.queue = new Queue<Alarm>(QUEUE, {
      connection: this.toQueue,
      prefix: options.prefix,
      skipWaitingForReady: true,
    });
    this.queue.on('error', this.trouble);
  }

  get ringing(): boolean {
    return this.toQueue.status === 'ready' && this.worker !== undefined && !this.stopped;
  }

  async arm(alarms: readonly Alarm[]): Promise<void> {
    if (alarms.length === 0 || this.stopped || this.toQueue.status !== 'ready') return;
    try {
      await this.queue.addBulk(alarms.map((alarm) => ({ name: 'ring', data: alarm, opts: this.optionsOf(alarm) })));
    } catch (error) {
      this.trouble(error instanceof Error ? error : new Error(String(error)));
    }
  }

  start(ring: Ring): void {
    const connection = new Redis(this.options.redisUrl, { maxRetriesPerRequest: null });
    connection.on('error', this.trouble);
    this.worker = new Worker<Alarm>(QUEUE, (job: Job<Alarm>) => ring(job.data), {
      connection,
      prefix: this.options.prefix,
      concurrency: this.options.concurrency ?? 50,
      skipVersionCheck: true,
    });
    this.worker.on('error', this.trouble);
    this.worker.on('closed', () => connection.disconnect());
  }

  /** Lets what rings finish for a moment; with Redis away an unforced close would wait for ever. */
  async stop(): Promise<void> {
    this.stopped = true;
    const { worker } = this;
    if (worker) {
      await Promise.race([worker.pause().catch(this.trouble), sleep(STOP_WITHIN_MS)]);
      await Promise.race([worker.close(true).catch(this.trouble), sleep(STOP_WITHIN_MS)]);
    }
    await Promise.race([this.queue.close().catch(this.trouble), sleep(COMMAND_TIMEOUT_MS)]);
    this.toQueue.disconnect();
  }

  private optionsOf({ complaintId, alarm, at }: Alarm): JobsOptions {
    return {
      jobId: jobIdOf({ complaintId, alarm, at }),
      delay: Math.ceil(this.options.realDelayUntil(at)),
      removeOnComplete: true,
      removeOnFail: true,
    };
  }

  private readonly trouble = (trouble: Error): void => this.options.onTrouble?.(trouble);
}

/**
 * The same alarm has the same id, a moved due time another one. Neither `:` nor a bare number may be in an id, and an
 * id equal to one of BullMQ’s own keys would corrupt the queue, hence the prefix.
 */
export function jobIdOf({ complaintId, alarm, at }: Alarm): string {
  return `alarm-${complaintId}-${alarm.replace(/[^A-Za-z0-9-]/g, '_')}-${msOf(at)}`;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
