import type { Lane, Numbered, PendingAnnouncement, ReceivedAnnouncement } from '@redress/event-store';
import type { Handlers } from '../announcement.js';
import type { PendingAnnouncements } from '../log-ports.js';
import { type Logger, reasonOf, silent } from '../logger.js';
import { STOP_STEP_MS, backOffMs, pause, within } from '../time-limits.js';
import type { Transport } from '../transport.js';
import { Wakeup } from '../wakeup.js';
import { Attempt, type AttemptOutcome } from './attempt.js';
import { type LaneId, laneIdOf } from './lane-id.js';
import { Lanes } from './lanes.js';

export interface HandlingOptions {
  readonly inbox: PendingAnnouncements;
  readonly handlers: Handlers;
  /** For copies of what is parked. */
  readonly transport: Transport;
  readonly group: string;
  /** Announcements handled at once, each of another lane. @default 64 */
  readonly concurrency?: number;
  /** A handler that threw this often has its announcement parked; outages do not count. @default 8 */
  readonly maxAttempts?: number;
  /** How often to look for lanes that nobody works on, in milliseconds; a third as often at rest. @default 1000 */
  readonly sweepMs?: number;
  readonly logger?: Logger;
}

/** For metrics; counts are since the start. */
export interface HandlingStatus {
  /** Lanes that are looked at or handled now, and those behind them. */
  readonly working: number;
  readonly queued: number;
  readonly taken: number;
  readonly early: number;
  readonly failed: number;
  readonly parked: number;
  /** What is away, while something is. */
  readonly outage: string | undefined;
}

/** Left to the sweep when it is later than this; a timer each would be too many. */
const LONGEST_TIMER_MS = 10_000;
/** What an instance received it handles at once; only what was left lying is taken over by others. */
const LEFT_LYING_MS = 1_500;
const SWEEP_LIMIT = 1_000;
/** So many sweeps that found nothing while nothing was handled, and they become rare. */
const EAGER_SWEEPS = 10;
const RARE = 3;
const QUEUE_LIMIT = 20_000;
/** Announcements kept in memory between receipt and effect; what is beyond is looked up. */
const HAND_LIMIT = 5_000;
/** Causes of early announcements that come within this time of a look are looked for together. */
const WAKE_EVERY_MS = 50;
/** The same outage is told again after this long. */
const TELL_AGAIN_MS = 30_000;

/**
 * The second of two steps: applies what was received, lane by lane in the order of the numbers, many lanes side by side.
 * Several instances may work on one inbox: whether an announcement is taken is decided inside the append.
 */
export class Handling {
  private readonly lanes = new Lanes();
  private readonly wakeup = new Wakeup();
  private readonly causesWakeup = new Wakeup();
  private readonly stopping = new AbortController();
  private readonly causes = new Set<string>();
  /** Lanes whose announcement in work was looked up. */
  private readonly lookedUp = new Set<LaneId>();
  private readonly attempt: Attempt;
  private loops: Promise<unknown> = Promise.resolve();
  private readonly running = new Set<Promise<void>>();
  private outages = 0;
  private told = { outage: '', at: 0 };
  private state: HandlingStatus = {
    ...{ working: 0, queued: 0, taken: 0, early: 0, failed: 0, parked: 0 },
    outage: undefined,
  };

  constructor(private readonly options: HandlingOptions) {
    this.attempt = new Attempt(options);
  }

  start(): void {
    this.loops = Promise.all([this.work(), this.wakeEarly(), this.sweep()]);
  }

  /** Lanes that may have something new. What would make the queue too long is left to the sweep. */
  offer(lanes: readonly Lane[]): void {
    for (const lane of lanes) if (this.lanes.waiting < QUEUE_LIMIT) this.lanes.offer(lane);
    this.wakeup.call();
  }

  /** Announcements that were received just now and are the next of their lanes: nobody needs to look them up. */
  hand(announcements: readonly ReceivedAnnouncement[]): void {
    const room = Math.max(0, HAND_LIMIT - this.lanes.waiting);
    this.lanes.hand(announcements.slice(0, room).map((announcement) => ({ ...announcement, attempts: 0 })));
    this.offer(announcements.slice(room));
  }

  /**
   * Has early announcements tried again because something else than a taken announcement may be their cause: those of
   * `keys`, and, whatever their key, those that wait for one of `awaits`, such as `policy standard@3`.
   */
  async causeArrived({
    keys = [],
    awaits = [],
  }: {
    keys?: readonly string[];
    awaits?: readonly string[];
  }): Promise<void> {
    this.noteCauses(keys);
    this.offer(await this.options.inbox.wakeAwaiting(awaits));
  }

  /** Has a parked (or waiting) announcement tried again, its attempts forgotten; false where it does not wait. */
  async replay(announcement: Numbered): Promise<boolean> {
    const waited = await this.options.inbox.replay(announcement);
    if (waited) this.offer([announcement]);
    return waited;
  }

  status(): HandlingStatus {
    return { ...this.state, working: this.lanes.working, queued: this.lanes.waiting };
  }

  /** Begins nothing new and lets what was begun finish, for a while. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeup.call();
    this.causesWakeup.call();
    await within(STOP_STEP_MS, Promise.all([this.loops, ...this.running]));
  }

  private async work(): Promise<void> {
    const { concurrency = 64 } = this.options;
    while (!this.stopping.signal.aborted) {
      const { atHand, toLookUp } = this.lanes.begin(concurrency - this.running.size);
      this.begin(atHand);
      if (toLookUp.length > 0) await this.lookUp(toLookUp);
      else if (atHand.length === 0) await this.wakeup.rest(LONGEST_TIMER_MS);
    }
  }

  /** Starts on the next announcement of each lane; lanes without one are done. */
  private async lookUp(lanes: readonly Lane[]): Promise<void> {
    try {
      const pending = await this.options.inbox.next(lanes);
      const found = new Set(pending.map(laneIdOf));
      for (const lane of lanes) if (!found.has(laneIdOf(lane))) this.lanes.finish(lane);
      for (const lane of found) this.lookedUp.add(lane);
      this.begin(pending);
    } catch (failure) {
      for (const lane of lanes) this.comeBack(lane, 0);
      await pause(this.noteOutage(failure), this.stopping.signal);
    }
  }

  private begin(pending: readonly PendingAnnouncement[]): void {
    const [withEffect, without] = this.attempt.sort(pending);
    for (const announcement of withEffect) this.run(announcement, this.attempt.on(announcement));
    if (without.length === 0) return;
    const passed = this.attempt.passBy(without);
    for (const announcement of without) this.run(announcement, passed);
  }

  private run(announcement: PendingAnnouncement, attempted: Promise<AttemptOutcome>): void {
    const done = attempted
      .then(
        (outcome) => this.after(announcement, outcome),
        // the slot is free meanwhile: what is away for these may be there for others
        (failure: unknown) => this.comeBack(announcement, this.noteOutage(failure)),
      )
      .finally(() => {
        this.running.delete(done);
        this.wakeup.call();
      });
    this.running.add(done);
  }

  private after({ topic, key }: PendingAnnouncement, { outcome, retryInMs }: AttemptOutcome): void {
    this.outages = 0;
    this.state = { ...this.state, [outcome]: this.state[outcome] + 1, outage: undefined };
    if (outcome !== 'taken') return this.comeBack({ topic, key }, retryInMs);
    this.noteCauses([key]);
    // behind what was looked up there may be more; what was handed over knows its successors
    if (this.lookedUp.delete(laneIdOf({ topic, key }))) this.comeBack({ topic, key }, 0);
    else this.lanes.taken({ topic, key });
  }

  private comeBack(lane: Lane, inMs: number | undefined): void {
    this.lanes.finish(lane);
    this.lookedUp.delete(laneIdOf(lane));
    if (inMs === 0) this.lanes.offer(lane);
    else if (inMs !== undefined && inMs <= LONGEST_TIMER_MS) setTimeout(() => this.offer([lane]), inMs + 10).unref();
  }

  private noteCauses(keys: readonly string[]): void {
    for (const key of keys) this.causes.add(key);
    if (keys.length > 0) this.causesWakeup.call();
  }

  /** One query for all keys of which something was taken: the early announcements of these keys may have their cause. */
  private async wakeEarly(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      if (this.causes.size === 0) await this.causesWakeup.rest(LONGEST_TIMER_MS);
      const keys = [...this.causes];
      this.causes.clear();
      try {
        this.offer(await this.options.inbox.wakeEarly(keys));
        await pause(keys.length > 0 ? WAKE_EVERY_MS : 0, signal);
      } catch (failure) {
        this.noteCauses(keys);
        await pause(this.noteOutage(failure), signal);
      }
    }
  }

  /** Finds what was left lying: by a process that ended, by a timer that was too far off, by a notice that was lost. */
  private async sweep(): Promise<void> {
    const { inbox, sweepMs = 1_000 } = this.options;
    const { signal } = this.stopping;
    for (let olderThanMs = 0, inVain = 0; !signal.aborted; olderThanMs = LEFT_LYING_MS) {
      let left: readonly Lane[] = [];
      try {
        left = await inbox.lanesPending({ olderThanMs, limit: SWEEP_LIMIT });
        this.offer(shuffled(left));
      } catch (failure) {
        this.logger.debug({ reason: reasonOf(failure) }, 'could not look for announcements left lying');
      }
      inVain = left.length === 0 && this.lanes.working === 0 ? inVain + 1 : 0;
      if (left.length === SWEEP_LIMIT) await this.untilWorkedOff(sweepMs);
      else await pause(inVain > EAGER_SWEEPS ? sweepMs * RARE : sweepMs, signal);
    }
  }

  /** A full page means that there is more: it is looked for as soon as this one is worked off. */
  private async untilWorkedOff(mostMs: number): Promise<void> {
    const until = performance.now() + mostMs;
    do await pause(Math.min(50, mostMs), this.stopping.signal);
    while (!this.stopping.signal.aborted && performance.now() < until && this.lanes.waiting > SWEEP_LIMIT / 4);
  }

  /** Milliseconds to wait before trying again. */
  private noteOutage(failure: unknown): number {
    this.outages += 1;
    const outage = reasonOf(failure);
    const told = this.told;
    if (told.outage !== outage || Date.now() - told.at > TELL_AGAIN_MS) {
      this.told = { outage, at: Date.now() };
      this.logger.warn({ reason: outage }, 'handling waits: something is away');
    }
    this.state = { ...this.state, outage };
    return backOffMs(this.outages, { firstMs: 50, mostMs: 2_000 });
  }

  private get logger(): Logger {
    return this.options.logger ?? silent;
  }
}

/** So that several instances do not begin with the same ones. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
