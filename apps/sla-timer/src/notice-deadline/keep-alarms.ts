import { Injectable } from '@nestjs/common';
import { type Instant, instantFromMs, msOf } from '@redress/business-time';
import type { Alarm } from '@redress/deadlines';
import { BusinessClock, Log, Metrics, type Worker } from '@redress/service-kit';
import { Alarms } from './alarms.js';
import { type DueAlarm, DueAlarms } from './due-alarms.js';
import { NoticeDeadline } from './notice-deadline.js';

const PAGE = 1_000;
const RECONCILE_EVERY_MS = 30_000;

/**
 * Follows the alarms that ring, and keeps Redis in step with the index of due times: at the start, as the horizon moves
 * on, and after Redis was emptied. Setting an alarm that is set already changes nothing.
 */
@Injectable()
export class KeepAlarms implements Worker {
  private timer: NodeJS.Timeout | undefined;
  private reconciling: Promise<void> = Promise.resolve();

  constructor(
    private readonly alarms: Alarms,
    private readonly due: DueAlarms,
    private readonly noticing: NoticeDeadline,
    private readonly clock: BusinessClock,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    metrics.gauge(
      'redress_alarms_due',
      'Alarms that are due and not noticed yet',
      async () => (await due.backlog(clock.now())).due,
    );
    metrics.gauge('redress_alarms_oldest_due_seconds', 'Business time since the oldest of them was due', async () => {
      const { oldest } = await due.backlog(clock.now());
      return oldest === null ? 0 : (msOf(clock.now()) - msOf(oldest)) / 1000;
    });
  }

  start(): void {
    this.alarms.start((alarm) => this.ring(alarm));
    this.reconciling = this.reconcile();
    this.timer = setInterval(() => {
      this.reconciling = this.reconciling.then(() => this.reconcile());
    }, RECONCILE_EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.alarms.stop();
  }

  private async ring({ complaintId, at }: Alarm): Promise<void> {
    const noticed = await this.noticing.ring(complaintId);
    if (noticed > 0) this.alarms.noteLateness((msOf(this.clock.now()) - msOf(at)) / this.clock.speed, 'alarm');
  }

  private async reconcile(): Promise<void> {
    try {
      const horizon = this.alarms.horizon();
      let after: DueAlarm | Instant = instantFromMs(0);
      for (;;) {
        const page: readonly DueAlarm[] = await this.due.between(after, horizon, PAGE);
        await this.alarms.arm(page);
        const last = page.at(-1);
        if (last === undefined || page.length < PAGE) return;
        after = last;
      }
    } catch (error) {
      this.log.warn('Alarms could not be brought in step with the index; it is tried again', { error });
    }
  }
}
