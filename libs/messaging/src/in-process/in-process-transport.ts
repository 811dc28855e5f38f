import { createHash } from 'node:crypto';
import { type Logger, reasonOf, silent } from '../logger.js';
import { backOffMs, pause } from '../time-limits.js';
import {
  type IncomingMessage,
  type OutgoingMessage,
  type Subscription,
  type Transport,
  TransportStopped,
} from '../transport.js';
import type { InProcessHub } from './in-process-hub.js';

/** Delivery within one process, without a broker: what is published is stored by every subscriber, or not at all yet. */
export class InProcessTransport implements Transport {
  private readonly stopping = new AbortController();
  private readonly publishing = new Set<Promise<void>>();
  private published = 0;

  constructor(
    private readonly hub: InProcessHub,
    private readonly logger: Logger = silent,
  ) {}

  async identity(): Promise<string> {
    await this.hub.ready();
    return `in-process:${createHash('sha256').update(this.hub.describe()).digest('hex').slice(0, 16)}`;
  }

  async publish(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    await this.hub.ready();
    if (this.stopping.signal.aborted) throw new TransportStopped();
    if (messages.length === 0) return;
    const arriving = messages.map((message) => this.arriving(topic, message));
    const deliveries = this.hub.subscribersOf(topic).map((subscriber) => this.deliver(subscriber, arriving));
    await Promise.all(deliveries);
  }

  async subscribe(subscription: Subscription): Promise<void> {
    await Promise.resolve(this.hub.subscribe(subscription));
  }

  ready(): boolean {
    return this.whyNotReady() === undefined;
  }

  whyNotReady(): string | undefined {
    if (this.stopping.signal.aborted) return 'delivery within the process was stopped';
    return this.hub.isOpen ? undefined : 'not every service of this process has subscribed yet';
  }

  /** Ends retries; a batch that is just being stored is waited for. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.publishing);
  }

  private async deliver(subscriber: Subscription, messages: readonly IncomingMessage[]): Promise<void> {
    for (let failures = 1; ; failures++) {
      if (this.stopping.signal.aborted) throw new TransportStopped();
      try {
        return await this.noted(subscriber.onBatch(messages));
      } catch (failure) {
        this.logger.warn({ group: subscriber.group, failures, reason: reasonOf(failure) }, 'batch could not be stored');
        await pause(backOffMs(failures), this.stopping.signal);
      }
    }
  }

  private async noted(storing: Promise<void>): Promise<void> {
    this.publishing.add(storing);
    try {
      await storing;
    } finally {
      this.publishing.delete(storing);
    }
  }

  private arriving(topic: string, { key, headers, body }: OutgoingMessage): IncomingMessage {
    this.published += 1;
    const bytes = key === null ? null : Buffer.from(key);
    return { topic, key: bytes, headers, body: Buffer.from(body), place: `message ${this.published} of this process` };
  }
}
