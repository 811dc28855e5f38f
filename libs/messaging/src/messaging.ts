import type { Numbered } from '@redress/event-store';
import { type Handlers, handlerOf } from './announcement.js';
import { Handling, type HandlingOptions, type HandlingStatus } from './inbox/handling.js';
import { Receiver, type ReceiverStatus } from './inbox/receiver.js';
import type { Leadership, OwnAnnouncements, PendingAnnouncements, Receipts } from './log-ports.js';
import type { Logger } from './logger.js';
import { Relay, type RelayOptions, type RelayStatus } from './relay/relay.js';
import type { Transport } from './transport.js';

export interface MessagingOptions
  extends Pick<HandlingOptions, 'concurrency' | 'maxAttempts' | 'sweepMs'>, Pick<RelayOptions, 'batch' | 'pollMs'> {
  /** The service: `intake`. It names the consumer group and, as `/redress/intake`, the source of announcements. */
  readonly service: string;
  readonly transport: Transport;
  readonly log: OwnAnnouncements & Receipts;
  readonly inbox: PendingAnnouncements;
  readonly leadership: Leadership;
  /** What the service handles. */
  readonly handlers: Handlers;
  /** Topics to store beside those of the handlers: for read models. */
  readonly topics?: readonly string[];
  readonly logger?: Logger;
}

export interface MessagingStatus {
  readonly relay: RelayStatus;
  readonly receiver: ReceiverStatus;
  readonly handling: HandlingStatus;
}

/** What one service says to the others and hears from them. */
export class Messaging {
  private readonly relay: Relay;
  private readonly receiver: Receiver;
  private readonly handling: Handling;
  private readonly transport: Transport;

  constructor(options: MessagingOptions) {
    const { service: group, handlers, topics = [], transport } = options;
    this.transport = transport;
    this.relay = new Relay({ ...options, source: `/redress/${group}` });
    this.handling = new Handling({ ...options, group });
    const subscribed = [...new Set([...Object.keys(handlers), ...topics])];
    this.receiver = new Receiver({
      ...{ ...options, group, topics: subscribed },
      withoutEffect: (announcement) => handlerOf(handlers, announcement) === undefined,
      onReceived: ({ ready, behind }) => {
        this.handling.hand(ready);
        this.handling.offer(behind);
      },
    });
  }

  /** Returns at once, whatever is away. */
  async start(): Promise<void> {
    await this.receiver.start();
    this.relay.start();
    this.handling.start();
  }

  /** There may be something new to publish. Without being told, the relay looks every five seconds. */
  poke(): void {
    this.relay.poke();
  }

  /** @see Handling.causeArrived */
  causeArrived(causes: Parameters<Handling['causeArrived']>[0]): Promise<void> {
    return this.handling.causeArrived(causes);
  }

  /** @see Handling.replay */
  replay(announcement: Numbered): Promise<boolean> {
    return this.handling.replay(announcement);
  }

  status(): MessagingStatus {
    return { relay: this.relay.status(), receiver: this.receiver.status(), handling: this.handling.status() };
  }

  /** Takes nothing new, lets what was begun finish, and ends within some seconds whatever is away. */
  async drain(): Promise<void> {
    await Promise.all([this.relay.stop(), this.handling.stop()]);
    await this.transport.stop();
  }
}
