import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type Instant, plusMs } from '@redress/business-time';
import { type Alarm, type AlarmClock, BullAlarmClock, sweepOnly } from '@redress/deadlines';
import { BusinessClock, CONFIG, Log, Metrics, Readiness } from '@redress/service-kit';
import type { DeadlineEvent, Moment, TimetableEvent } from '@redress/sla-timer-domain';
import type { SlaTimerConfig } from '../sla-timer.config.js';
import { LastResort } from './last-resort.js';
import { NoticedLately } from './noticed-lately.js';

const MINUTE_MS = 60_000;
/** The index may be a moment behind when the horizon gets to what was decided just now. */
const BEYOND_THE_HORIZON_MS = 60_000;

/** Real milliseconds that the sweep has for itself after its grace. */
const LAST_RESORT_MS = 1_000;
/** Real milliseconds within which a Redis that rings answers a question. */
const ANSWER_MS = 100;

/** The alarm clock of this service: what lies within the horizon is set as soon as it is decided. */
@Injectable()
export class Alarms {
  private readonly alarmClock: AlarmClock;
  private readonly lastResort: LastResort;
  private readonly lately = new NoticedLately();
  private readonly lateness;

  constructor(
    private readonly clock: BusinessClock,
    @Inject(CONFIG) private readonly config: SlaTimerConfig,
    log: Log,
    metrics: Metrics,
    readiness: Readiness,
  ) {
    const { REDIS_URL: redisUrl, ALARM_CONCURRENCY: concurrency, TOPIC_PREFIX } = config;
    const realDelayUntil = (at: Alarm['at']) => clock.realDelayUntil(at);
    this.lastResort = new LastResort(realDelayUntil, config.SWEEP_GRACE_MS + LAST_RESORT_MS);
    const onTrouble = (error: Error) => log.debug('Redis is in trouble; the sweep rings meanwhile', { error });
    const prefix = `${TOPIC_PREFIX.replace(/[^a-z0-9-]/gi, '-')}sla`;
    this.alarmClock =
      redisUrl === undefined
        ? sweepOnly
        : new BullAlarmClock({ redisUrl, prefix, concurrency, realDelayUntil, onTrouble });
    if (redisUrl !== undefined)
      readiness.add({ name: 'redis', needed: false, whyAway: () => this.alarmClock.whyAway() });
    const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 60, 3600];
    this.lateness = metrics.histogram(
      'redress_deadline_lateness_seconds',
      'Real time between a due time and its notice',
      buckets,
      ['rung_by'],
    );
    metrics.gauges('redress_alarms_set', 'Alarms that Redis holds', [], async () =>
      this.kept ? [{ labels: {}, value: await this.alarmClock.pending() }] : [],
    );
    metrics.gauge(
      'redress_alarms_horizon_seconds',
      'Business time from now up to which alarms are kept in Redis',
      () => (config.ALARM_HORIZON_MINUTES * MINUTE_MS * clock.speed) / 1000,
    );
  }

  /** Whether there is a Redis at all. */
  get kept(): boolean {
    return this.alarmClock !== sweepOnly;
  }

  /** Whether Redis can be trusted to ring what falls due now: it answers, and was not emptied since it was filled. */
  async willRing(): Promise<boolean> {
    if (!this.alarmClock.ringing) return false;
    const nobodyAnswers = pause(ANSWER_MS, false);
    return Promise.race([this.alarmClock.stillKept(), nobodyAnswers]).catch(() => false);
  }

  /** The business moment up to which alarms are kept in Redis. */
  horizon() {
    return plusMs(this.clock.now(), this.config.ALARM_HORIZON_MINUTES * MINUTE_MS * this.clock.speed);
  }

  /** Sets the alarms of what was just decided. A crash before this loses nothing: they are set again from the index. */
  armFor(complaintId: string, events: readonly TimetableEvent[]): void {
    const until = plusMs(this.horizon(), BEYOND_THE_HORIZON_MS * this.clock.speed);
    const moments = events.filter(hasMoments).flatMap(({ data }) => data.moments.map(({ at }) => at));
    const within = [...new Set(moments)].filter((at) => at <= until);
    if (within.length === 0) return;
    const alarms = within.map((at) => ({ complaintId, at }));
    void this.alarmClock.arm(alarms);
    for (const alarm of alarms) {
      this.lastResort.keep(alarm);
      this.lately.forgetIfDue(complaintId, alarm.at);
    }
  }

  /** @throws {Error} Redis is away: they are not set */
  set(alarms: readonly Alarm[]): Promise<void> {
    return this.alarmClock.set(alarms);
  }

  /** Whether Redis still is the one that was filled last: not emptied since, and not another one. */
  stillKept(): Promise<boolean> {
    return this.alarmClock.stillKept();
  }

  /** Remembers in Redis itself that it was filled. */
  noteKept(): Promise<void> {
    return this.alarmClock.noteKept();
  }

  /** @param ring  called by whoever rings first */
  start(ring: (alarm: Alarm, rungBy: 'alarm' | 'last-resort') => Promise<void>): void {
    this.alarmClock.start((alarm) => ring(alarm, 'alarm'));
    this.lastResort.start((alarm) => ring(alarm, 'last-resort'));
  }

  /** What was due of it until then has been noticed: nobody need ring for that any more. */
  noticed(complaintId: string, until: Instant): void {
    this.lastResort.noticed(complaintId, until);
    this.lately.note(complaintId, until);
  }

  /** What the index of due times may still call due although it was noticed. */
  noticedLately(): readonly { readonly complaintId: string; readonly until: Instant }[] {
    return this.lately.now();
  }

  stop(): Promise<void> {
    this.lastResort.stop();
    return this.alarmClock.stop();
  }

  /** @param realMs real milliseconds between the due time and its notice */
  noteLateness(realMs: number, rungBy: 'alarm' | 'sweep' | 'last-resort'): void {
    this.lateness.observe({ rung_by: rungBy }, Math.max(0, realMs) / 1000);
  }
}

function hasMoments(event: TimetableEvent): event is Extract<DeadlineEvent, { data: { moments: readonly Moment[] } }> {
  return 'moments' in event.data;
}
