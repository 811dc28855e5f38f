import { Inject, Injectable } from '@nestjs/common';
import { msOf, plusMs } from '@redress/business-time';
import { BusinessClock, CONFIG, Log, Metrics, type Worker } from '@redress/service-kit';
import { DataSource, type QueryRunner } from 'typeorm';
import type { SlaTimerConfig } from '../sla-timer.config.js';
import { Alarms } from './alarms.js';
import { DueAlarms } from './due-alarms.js';
import { NoticeDeadline } from './notice-deadline.js';
import { PutOff } from './put-off.js';

const AT_ONCE = 500;
const SIDE_BY_SIDE = 32;
/** Any number that no other advisory lock of this database uses. */
const SWEEP_LOCK = 7_305_001;

/**
 * Comes by the index of due times and rings what Redis has not: after an outage, after FLUSHALL, or where there is no
 * Redis at all. One instance at a time has the sweep; the others stand by.
 */
@Injectable()
export class Sweep implements Worker {
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private readonly putOff = new PutOff();

  constructor(
    private readonly due: DueAlarms,
    private readonly noticing: NoticeDeadline,
    private readonly alarms: Alarms,
    private readonly clock: BusinessClock,
    private readonly dataSource: DataSource,
    private readonly log: Log,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: SlaTimerConfig,
  ) {}

  start(): void {
    this.stopped = false;
    this.running = this.run();
  }

  stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    return this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.lead();
      } catch (error) {
        this.log.warn('The sweep was interrupted; it goes on in a moment', { error });
      }
      await this.pause();
    }
  }

  /** Sweeps for as long as this instance has the lead, which ends with its connection. */
  private async lead(): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const [lock] = (await runner.query('SELECT pg_try_advisory_lock($1) AS mine', [SWEEP_LOCK])) as readonly {
        mine: boolean;
      }[];
      while (!this.stopped && lock?.mine && (await isAlive(runner))) {
        const found = await this.once();
        if (found < AT_ONCE) await this.pause();
      }
    } finally {
      await runner.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
      await runner.release();
    }
  }

  /** One pass; answers how many complaints had something due. */
  async once(): Promise<number> {
    const now = this.clock.now();
    const graceMs = this.alarms.ringing ? this.config.SWEEP_GRACE_MS * this.clock.speed : 0;
    const complaints = await this.due.complaintsDue(plusMs(now, -graceMs), AT_ONCE, this.putOff.now());
    const waiting = complaints[Symbol.iterator]();
    const worker = async () => {
      for (const { complaintId, at } of waiting) await this.ring(complaintId, msOf(now) - msOf(at));
    };
    await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, complaints.length) }, worker));
    return complaints.length;
  }

  private async ring(complaintId: string, latenessMs: number): Promise<void> {
    try {
      const noticed = await this.noticing.ring(complaintId);
      if (noticed > 0) this.putOff.forget(complaintId);
      else this.putOff.inVain(complaintId);
      if (noticed > 0) this.alarms.noteLateness(latenessMs / this.clock.speed, 'sweep');
    } catch (error) {
      this.putOff.inVain(complaintId);
      this.log.error('A due deadline could not be noticed; the next sweep tries again', { error, complaintId });
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.config.SWEEP_EVERY_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

async function isAlive(runner: QueryRunner): Promise<boolean> {
  await runner.query('SELECT 1');
  return true;
}
