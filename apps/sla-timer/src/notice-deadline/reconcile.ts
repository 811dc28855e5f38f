import { Injectable } from '@nestjs/common';
import { type Instant, instantFromMs, msOf } from '@redress/business-time';
import { BusinessClock, Log, Metrics } from '@redress/service-kit';
import { Alarms } from './alarms.js';
import { type DueMoment, DueAlarms } from './due-alarms.js';
import { Pause } from './pause.js';

const PAGE = 1_000;
const EVERY_MS = 2_000;
/** What was lost in Redis one by one is swept anyway; this only has it ring in time again. */
const FROM_THE_BEGINNING_EVERY_MS = 600_000;

/**
 * Keeps Redis in step with the index of due times. All within the horizon is set at the start, again when Redis turns
 * out to have been emptied or replaced, and every ten minutes; in between only what the moving horizon has reached.
 * Setting what is set already changes nothing.
 */
@Injectable()
export class Reconcile {
  private readonly pause = new Pause();
  /** Up to here Redis is in step, as far as this instance has seen to it. */
  private reached: Instant | undefined;
  private fromTheBeginningMs = Number.NEGATIVE_INFINITY;
  private tookMs: number | undefined;

  constructor(
    private readonly alarms: Alarms,
    private readonly due: DueAlarms,
    private readonly clock: BusinessClock,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    metrics.gauges(
      'redress_alarms_reconciliation_seconds',
      'How long it took to set all alarms within the horizon, the last time this instance did',
      [],
      () => (this.tookMs === undefined ? [] : [{ labels: {}, value: this.tookMs / 1000 }]),
    );
    metrics.gauges(
      'redress_alarms_in_step_seconds',
      'Business time from now for which this instance has seen to it that Redis holds every alarm',
      [],
      () =>
        this.reached === undefined ? [] : [{ labels: {}, value: (msOf(this.reached) - msOf(clock.now())) / 1000 }],
    );
  }

  wake(): void {
    this.pause.wake();
  }

  /** Sees to it for as long as `goesOn`; what fails is tried again in a moment. */
  async while(goesOn: () => boolean): Promise<void> {
    this.reached = undefined;
    while (goesOn() && this.alarms.kept) {
      await this.once(goesOn).catch((error: unknown) => {
        if (this.reached !== undefined || this.tookMs === undefined)
          this.log.warn('Alarms could not be brought in step with the index; it is tried again', { error });
        this.reached = undefined;
      });
      if (goesOn()) await this.pause.of(EVERY_MS);
    }
    this.reached = undefined;
  }

  /** @throws when PostgreSQL or Redis is away */
  async once(goesOn: () => boolean = () => true): Promise<void> {
    const horizon = this.alarms.horizon();
    const beganMs = performance.now();
    const aged = beganMs - this.fromTheBeginningMs > FROM_THE_BEGINNING_EVERY_MS;
    if (this.reached !== undefined && !aged && (await this.alarms.stillKept())) {
      await this.set(this.reached, horizon, goesOn);
      this.reached = horizon;
      return;
    }
    const count = await this.set(instantFromMs(0), horizon, goesOn);
    if (!goesOn()) return;
    await this.alarms.noteKept();
    this.reached = horizon;
    this.fromTheBeginningMs = beganMs;
    this.tookMs = performance.now() - beganMs;
    this.log.info('Redis is in step with the index of due times', { alarms: count, ms: Math.round(this.tookMs) });
  }

  private async set(from: Instant, until: Instant, goesOn: () => boolean): Promise<number> {
    let after: DueMoment | Instant = from;
    for (let count = 0; ;) {
      const beganMs = performance.now();
      const page: readonly DueMoment[] = await this.due.between(after, until, PAGE);
      await this.alarms.set(page);
      count += page.length;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE || !goesOn()) return count;
      after = last;
      // what is due rings meanwhile, and has as much of the time
      await this.pause.of(performance.now() - beganMs);
    }
  }
}
