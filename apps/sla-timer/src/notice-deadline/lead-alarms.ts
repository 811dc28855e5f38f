import { Injectable } from '@nestjs/common';
import { AdvisoryLockLeadership, type Lead } from '@redress/messaging';
import { Log, Metrics, type Worker } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import { Pause } from './pause.js';
import { Reconcile } from './reconcile.js';
import { Sweep } from './sweep.js';

const ASK_AGAIN_MS = 250;

/**
 * One instance at a time keeps Redis in step with the index of due times and sweeps what Redis does not ring; the others
 * stand by, and one of them takes over as soon as the connection of the leader ends. Every instance follows alarms.
 */
@Injectable()
export class LeadAlarms implements Worker {
  private stopped = false;
  private lead: Lead | undefined;
  private running: Promise<void> = Promise.resolve();
  private readonly pause = new Pause();

  constructor(
    private readonly dataSource: DataSource,
    private readonly reconcile: Reconcile,
    private readonly sweep: Sweep,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    metrics.gauge('redress_alarms_leading', 'Whether this instance sweeps and keeps Redis in step', () =>
      this.lead === undefined ? 0 : 1,
    );
  }

  start(): void {
    this.stopped = false;
    this.running = this.run();
  }

  stop(): Promise<void> {
    this.stopped = true;
    for (const each of [this.pause, this.sweep, this.reconcile]) each.wake();
    return this.running;
  }

  private async run(): Promise<void> {
    const leadership = new AdvisoryLockLeadership(this.dataSource);
    while (!this.stopped) {
      try {
        const lead = await leadership.tryLead('alarms');
        if (lead) await this.workWhile(lead);
      } catch (error) {
        this.log.warn('The lead of the alarms was lost; it is taken up again in a moment', { error });
      }
      if (!this.stopped) await this.pause.of(ASK_AGAIN_MS);
    }
  }

  private async workWhile(lead: Lead): Promise<void> {
    this.lead = lead;
    this.log.info('Leads the alarms: keeps Redis in step and sweeps');
    const goesOn = () => !this.stopped && !lead.lost.aborted;
    try {
      await Promise.all([this.reconcile.while(goesOn), this.sweep.while(goesOn)]);
    } finally {
      this.lead = undefined;
      await lead.release();
    }
  }
}
