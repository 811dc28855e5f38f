import type { LoggedAnnouncement } from '@redress/event-store';
import { toMessage } from '../cloud-event/to-message.js';
import { groupBy } from '../group-by.js';
import type { Lead, Leadership, OwnAnnouncements } from '../log-ports.js';
import { type Logger, reasonOf, silent } from '../logger.js';
import { STOP_STEP_MS, backOffMs, pause, unlessAborted, within } from '../time-limits.js';
import { type Transport, TransportStopped } from '../transport.js';
import { Wakeup } from '../wakeup.js';

export interface RelayOptions {
  readonly log: OwnAnnouncements;
  readonly leadership: Leadership;
  readonly transport: Transport;
  /** Who announces: `/redress/intake`. */
  readonly source: string;
  /** Announcements read and published at once; single ones cost thirty times as much. @default 1000 */
  readonly batch?: number;
  /**
   * How often to ask for the lead, in milliseconds. Who leads looks a fifth as often when nobody says that there is
   * something new. @default 1000
   */
  readonly pollMs?: number;
  readonly logger?: Logger;
}

/** For metrics. */
export interface RelayStatus {
  /** Whether this instance is the one that publishes. */
  readonly leading: boolean;
  /** Announcements published since the start. */
  readonly sent: number;
  /** The identity of the transport, which names the cursor; nothing until it answered this instance. */
  readonly to: string | undefined;
  /** Why the last attempt failed, until one succeeds. */
  readonly failure: string | undefined;
}

/** The log says by itself that it has grown, and its own polling says so too. */
const RARE = 5;

/**
 * Publishes this service's own announcements in the order of the log, at least once, and notes afterwards how far it
 * has come. It reads, then sends, then notes: no transaction is open while the broker is waited for.
 */
export class Relay {
  private readonly stopping = new AbortController();
  private readonly abandoning = new AbortController();
  private readonly wakeup = new Wakeup();
  private running: Promise<void> = Promise.resolve();
  private state: RelayStatus = { leading: false, sent: 0, to: undefined, failure: undefined };
  private failures = 0;

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    this.running = this.runForEver();
  }

  /** Says that there may be something new. */
  poke(): void {
    this.wakeup.call();
  }

  status(): RelayStatus {
    return this.state;
  }

  /** Ends after the batch that is on its way, or without it when the broker takes too long: it will be sent again. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeup.call();
    await within(STOP_STEP_MS, this.running);
    this.abandoning.abort();
    await within(STOP_STEP_MS, this.running);
  }

  private async runForEver(): Promise<void> {
    const { leadership } = this.options;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        const lead = await leadership.tryLead('relay');
        if (lead) await this.publishWhileLeading(lead);
        else await pause(this.pollMs, signal);
      } catch (failure) {
        if (signal.aborted || failure instanceof TransportStopped) return;
        this.failures += 1;
        this.note({ failure: reasonOf(failure) });
        this.logger.warn(
          { failures: this.failures, reason: reasonOf(failure) },
          'publishing failed; announcements wait',
        );
        await pause(backOffMs(this.failures), signal);
      }
    }
  }

  private async publishWhileLeading(lead: Lead): Promise<void> {
    const { transport, log, batch = 1_000 } = this.options;
    this.note({ leading: true });
    try {
      const to = await unlessAborted(transport.identity(), this.stopping.signal);
      this.note({ to });
      let cursor = await log.relayCursor(to);
      while (!this.stopping.signal.aborted && !lead.lost.aborted) {
        const { rows, upTo } = await log.readOwn(cursor, batch);
        if (rows.length > 0) {
          await unlessAborted(this.publish(rows), this.abandoning.signal);
          await log.noteRelayed(to, upTo);
        }
        cursor = upTo;
        this.failures = 0;
        this.note({ failure: undefined, sent: this.state.sent + rows.length });
        if (rows.length < batch && !this.stopping.signal.aborted) await this.wakeup.rest(this.pollMs * RARE);
      }
    } finally {
      this.note({ leading: false });
      await lead.release();
    }
  }

  /** The topics side by side; within a topic the order of the log. */
  private async publish(rows: readonly LoggedAnnouncement[]): Promise<void> {
    const { transport, source } = this.options;
    const publications = [...groupBy(rows, ({ topic }) => topic)].map(([topic, announcements]) => {
      const messages = announcements.map((announcement) => toMessage(announcement, source));
      return transport.publish(topic, messages);
    });
    for (const result of await Promise.allSettled(publications)) if (result.status === 'rejected') throw result.reason;
  }

  private note(change: Partial<RelayStatus>): void {
    this.state = { ...this.state, ...change };
  }

  private get pollMs(): number {
    return this.options.pollMs ?? 1_000;
  }

  private get logger(): Logger {
    return this.options.logger ?? silent;
  }
}
