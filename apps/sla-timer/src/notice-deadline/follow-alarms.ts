import { Injectable } from '@nestjs/common';
import { msOf } from '@redress/business-time';
import type { Alarm } from '@redress/deadlines';
import { BusinessClock, Metrics, type Worker } from '@redress/service-kit';
import { Alarms } from './alarms.js';
import { DueAlarms } from './due-alarms.js';
import { NoticeDeadline } from './notice-deadline.js';

/** Notices what is due when its alarm rings. The instances share the work: each alarm rings at one of them. */
@Injectable()
export class FollowAlarms implements Worker {
  constructor(
    private readonly alarms: Alarms,
    private readonly noticing: NoticeDeadline,
    private readonly clock: BusinessClock,
    due: DueAlarms,
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
    metrics.gauge(
      'redress_alarms_within_horizon',
      'Moments at which something falls due until the horizon, as the index says; so many alarms Redis should hold',
      async () => (await due.backlog(alarms.horizon())).moments,
    );
  }

  start(): void {
    this.alarms.start((alarm, rungBy) => this.ring(alarm, rungBy));
  }

  stop(): Promise<void> {
    return this.alarms.stop();
  }

  private async ring({ complaintId, at }: Alarm, rungBy: 'alarm' | 'last-resort'): Promise<void> {
    const noticed = await this.noticing.ring(complaintId);
    if (noticed > 0) this.alarms.noteLateness((msOf(this.clock.now()) - msOf(at)) / this.clock.speed, rungBy);
  }
}
