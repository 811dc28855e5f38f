import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

/** The channel on which the logs of one schema tell that they have grown. */
export const channelOf = (schema: string): string => `redress_log_${schema}`;

/** The payload where this service announced something itself; empty where it only received. */
export const ANNOUNCED = 'announced';

/** At most one notice in this time: listeners gather for longer, so a notice that waits for this reaches nobody later. */
const EVERY_MS = 30;

/**
 * Tells listeners that the log has grown, after the commit and in a statement of its own: PostgreSQL lets one
 * transaction with a notice commit at a time in the whole server, so a notice inside an append would make every other
 * append wait for its flush. A notice that is lost is made good by the listeners' polling.
 */
export class LogNotice {
  private sending = false;
  private again = false;
  private announced = false;

  constructor(private readonly pool: Pool) {}

  /** Sends a notice; those asked for while one is on its way, or right after it, become one more. Never throws. */
  send({ announced }: { readonly announced: boolean }): void {
    this.announced ||= announced;
    this.again = true;
    if (!this.sending) void this.sendAll();
  }

  private async sendAll(): Promise<void> {
    this.sending = true;
    while (this.again) {
      const payload = this.announced ? ANNOUNCED : '';
      this.again = this.announced = false;
      const text = `SELECT pg_notify('${channelOf('')}' || current_schema(), $1)`;
      const sent = this.pool.query({ name: 'log_notice', text, values: [payload] }).catch(() => undefined);
      // both, so that a server which answers late is not asked for more
      await Promise.all([sent, pause(EVERY_MS, undefined, { ref: false })]);
    }
    this.sending = false;
  }
}
