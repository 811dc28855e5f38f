import type { Numbered, PendingAnnouncement, Waiting } from '@redress/event-store';
import { type Handled, type Handler, type Handlers, handlerOf } from '../announcement.js';
import { toMessage } from '../cloud-event/to-message.js';
import type { PendingAnnouncements } from '../log-ports.js';
import { type Logger, reasonOf, silent } from '../logger.js';
import { backOffMs, within } from '../time-limits.js';
import type { Transport } from '../transport.js';
import { type LaneId, laneIdOf } from './lane-id.js';
import { isOutage } from './outage.js';
import { publishParked } from './parking.js';

export interface AttemptOptions {
  readonly inbox: Pick<PendingAnnouncements, 'wait' | 'takeWithoutEffect'>;
  readonly handlers: Handlers;
  readonly transport: Transport;
  readonly group: string;
  readonly maxAttempts?: number;
  readonly logger?: Logger;
}

export interface AttemptOutcome {
  readonly outcome: 'taken' | 'early' | 'failed' | 'parked';
  /** When it may be tried again; nothing for what is taken or parked. */
  readonly retryInMs?: number;
}

/** How long parking waits for the copy in `<topic>.parked`; the row in the inbox is what counts. */
const COPY_MS = 5_000;

/** One attempt at one announcement: calls the handler and notes what came of it. */
export class Attempt {
  /** How often in a row the announcement at the head of a lane was early, or was told to be taken and was not. */
  private readonly earlyTimes = new Map<LaneId, number>();
  private readonly tellings = new Map<LaneId, { number: number; times: number }>();

  constructor(private readonly options: AttemptOptions) {}

  /** Those that somebody handles, and the others. */
  sort(pending: readonly PendingAnnouncement[]): [PendingAnnouncement[], PendingAnnouncement[]] {
    const handled = pending.filter((announcement) => this.handlerOf(announcement));
    return [handled, pending.filter((announcement) => !this.handlerOf(announcement))];
  }

  /** Takes announcements that have no effect here, in one statement. */
  async passBy(announcements: readonly Numbered[]): Promise<AttemptOutcome> {
    await this.options.inbox.takeWithoutEffect(announcements);
    return { outcome: 'taken' };
  }

  /** @throws an outage, or that the outcome could not be noted: nothing is counted, and it comes again */
  async on(announcement: PendingAnnouncement): Promise<AttemptOutcome> {
    const { body, attempts, ...content } = announcement;
    const { topic, key, number } = announcement;
    let handled: Handled | undefined;
    try {
      const data: unknown = JSON.parse(body);
      handled = await this.handlerOf(announcement)?.({ ...content, data }, { topic, key, number });
    } catch (failure) {
      if (isOutage(failure)) throw failure;
      return this.afterFailure(announcement, attempts + 1, failure);
    }
    if (typeof handled === 'object') return this.afterEarly(announcement, handled.early);
    this.earlyTimes.delete(laneIdOf(announcement));
    if (handled === 'taken' && !this.toldInVain(announcement)) return { outcome: 'taken' };
    return this.passBy([announcement]);
  }

  private handlerOf(announcement: PendingAnnouncement): Handler | undefined {
    return handlerOf(this.options.handlers, announcement);
  }

  /**
   * Whether a handler has said `taken` twice without moving the head: it records nothing, and forgot to say so. Once is
   * not enough, since a failover of the database can undo what was taken.
   */
  private toldInVain({ topic, key, number }: PendingAnnouncement): boolean {
    const lane = laneIdOf({ topic, key });
    const before = this.tellings.get(lane);
    const times = before?.number === number ? before.times + 1 : 1;
    this.tellings.set(lane, { number, times });
    if (this.tellings.size > 10_000) this.tellings.clear();
    return times > 2;
  }

  private async afterEarly(announcement: PendingAnnouncement, awaits: string): Promise<AttemptOutcome> {
    const lane = laneIdOf(announcement);
    const times = (this.earlyTimes.get(lane) ?? 0) + 1;
    if (this.earlyTimes.size > 10_000) this.earlyTimes.clear();
    this.earlyTimes.set(lane, times);
    // its cause wakes it; by itself it looks again, first soon, since the cause may arrive while this is being noted
    const retryInMs = backOffMs(times, { firstMs: 100, mostMs: 60_000 });
    const { attempts } = announcement;
    await this.options.inbox.wait({ ...placeOf(announcement), reason: 'early', awaits, attempts, retryInMs });
    return { outcome: 'early', retryInMs };
  }

  private async afterFailure(
    announcement: PendingAnnouncement,
    attempts: number,
    failure: unknown,
  ): Promise<AttemptOutcome> {
    const { maxAttempts = 8, inbox, logger = silent } = this.options;
    const lastError = reasonOf(failure).slice(0, 2_000);
    const place = placeOf(announcement);
    logger.warn({ ...place, type: announcement.type, attempts, reason: lastError }, 'handler failed');
    if (attempts >= maxAttempts) return this.park(announcement, { ...place, reason: 'parked', attempts, lastError });
    const retryInMs = backOffMs(attempts, { firstMs: 200, mostMs: 60_000 });
    await inbox.wait({ ...place, reason: 'failing', attempts, lastError, retryInMs });
    return { outcome: 'failed', retryInMs };
  }

  /** The copy first, so that a crash in between leaves two copies rather than none; the broker may be away, though. */
  private async park(announcement: PendingAnnouncement, waiting: Waiting): Promise<AttemptOutcome> {
    const { transport, group, inbox, logger = silent } = this.options;
    const { topic, number, headers } = announcement;
    const because = { group, reason: waiting.lastError ?? '', place: `number ${number}`, attempts: waiting.attempts };
    const message = toMessage(announcement, headers.ce_source ?? '/redress');
    const copy = publishParked(transport, topic, [{ message, because }]);
    const copied = await within(COPY_MS, copy);
    await inbox.wait(waiting);
    logger.error({ ...placeOf(announcement), copied, reason: waiting.lastError }, 'parked: waits for a person');
    return { outcome: 'parked' };
  }
}

const placeOf = ({ topic, key, number }: Numbered): Numbered => ({ topic, key, number });
