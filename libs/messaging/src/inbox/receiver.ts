import type { Receipt, ReceivedAnnouncement } from '@redress/event-store';
import { NotAnAnnouncement, fromMessage } from '../cloud-event/from-message.js';
import { groupBy } from '../group-by.js';
import type { Receipts } from '../log-ports.js';
import { type Logger, reasonOf, silent } from '../logger.js';
import type { IncomingMessage, Transport } from '../transport.js';
import { isDataError, isOutage } from './outage.js';
import { publishParked } from './parking.js';

export interface ReceiverOptions {
  readonly log: Receipts;
  readonly transport: Transport;
  /** Instances of one service share the work under this name. */
  readonly group: string;
  readonly topics: readonly string[];
  /** What nobody here handles: it is taken with its receipt. @default nothing */
  readonly withoutEffect?: (announcement: ReceivedAnnouncement) => boolean;
  /** Given what can be applied at once, and told which lanes have to be looked up. */
  readonly onReceived: (receipt: Pick<Receipt, 'behind' | 'ready'>) => void;
  readonly logger?: Logger;
}

/** For metrics; counted since the start. */
export interface ReceiverStatus {
  readonly received: number;
  readonly known: number;
  /** Arrived before a predecessor. */
  readonly held: number;
  /** Carry a number that another announcement has. */
  readonly contradicting: number;
  readonly parked: number;
}

interface Arrival {
  readonly message: IncomingMessage;
  readonly announcement: ReceivedAnnouncement;
}

/** A message that cannot be received, and why. */
interface Stray {
  readonly message: IncomingMessage;
  readonly failure: unknown;
}

/**
 * The first of two steps: what arrives is stored, all of it, and only then acknowledged. Nothing is applied here, so
 * neither order, nor a missing cause, nor a failing handler concerns the broker (docs/adr/0004-receipt-then-effect.md).
 */
export class Receiver {
  private counted: ReceiverStatus = { received: 0, known: 0, held: 0, contradicting: 0, parked: 0 };

  constructor(private readonly options: ReceiverOptions) {}

  async start(): Promise<void> {
    const { transport, group, topics } = this.options;
    if (topics.length === 0) return;
    await transport.subscribe({ group, topics, onBatch: (messages) => this.onBatch(messages) });
  }

  status(): ReceiverStatus {
    return this.counted;
  }

  private async onBatch(messages: readonly IncomingMessage[]): Promise<void> {
    const arrivals: Arrival[] = [];
    const strays: Stray[] = [];
    for (const message of messages) {
      try {
        arrivals.push({ message, announcement: fromMessage(message) });
      } catch (failure) {
        if (!(failure instanceof NotAnAnnouncement)) throw failure;
        strays.push({ message, failure });
      }
    }
    await this.park(strays);
    await this.store(arrivals);
  }

  /** @throws when it cannot be stored now; values that could never be stored are parked one by one */
  private async store(arrivals: readonly Arrival[]): Promise<void> {
    if (arrivals.length === 0) return;
    const { log, withoutEffect, onReceived } = this.options;
    try {
      const announcements = arrivals.map(({ announcement }) => announcement);
      const receipt = await log.receive(announcements, withoutEffect);
      onReceived(receipt);
      this.count({ ...receipt, received: receipt.logged, contradicting: receipt.contradicting.length });
      for (const { topic, key, number } of receipt.contradicting)
        this.logger.error({ topic, key, number }, 'another announcement came under a number that is taken');
    } catch (failure) {
      if (isOutage(failure) || !isDataError(failure)) throw failure;
      const [only, ...others] = arrivals;
      if (only && others.length === 0) return this.park([{ message: only.message, failure }]);
      const half = Math.ceil(arrivals.length / 2);
      await this.store(arrivals.slice(0, half));
      await this.store(arrivals.slice(half));
    }
  }

  /** All strays of a batch at once. */
  private async park(strays: readonly Stray[]): Promise<void> {
    const { transport, group } = this.options;
    for (const [topic, parked] of groupBy(strays, ({ message }) => message.topic)) {
      const because = ({ message: { place }, failure }: Stray) => ({
        group,
        reason: reasonOf(failure),
        place,
        attempts: 1,
      });
      const copies = parked.map((stray) => ({ message: stray.message, because: because(stray) }));
      await publishParked(transport, topic, copies);
      this.count({ parked: parked.length });
      const [{ because: first } = {}] = copies;
      this.logger.error({ topic, messages: parked.length, first }, 'parked messages that cannot be received');
    }
  }

  private count({ received = 0, known = 0, held = 0, contradicting = 0, parked = 0 }: Partial<ReceiverStatus>): void {
    const before = this.counted;
    this.counted = {
      received: before.received + received,
      known: before.known + known,
      held: before.held + held,
      contradicting: before.contradicting + contradicting,
      parked: before.parked + parked,
    };
  }

  private get logger(): Logger {
    return this.options.logger ?? silent;
  }
}
