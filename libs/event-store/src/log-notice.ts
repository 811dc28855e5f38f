import type { Pool } from 'pg';

/** The channel on which the logs of one schema tell that they have grown. */
export const channelOf = (schema: string): string => `redress_log_${schema}`;

/**
 * Tells listeners that the log has grown, after the commit and in a statement of its own: PostgreSQL lets one
 * transaction with a notice commit at a time in the whole server, so a notice inside an append would make every other
 * append wait for its flush. A notice that is lost is made good by the listeners' polling.
 */
export class LogNotice {
  private sending = false;
  private again = false;

  constructor(private readonly pool: Pool) {}

  /** Sends a notice; those asked for while one is on its way become one more. Never throws. */
  send(): void {
    if (this.sending) {
      this.again = true;
      return;
    }
    this.sending = true;
    void this.pool
      .query({ name: 'log_notice', text: `SELECT pg_notify('${channelOf('')}' || current_schema(), '')` })
      .catch(() => undefined)
      .then(() => {
        this.sending = false;
        if (!this.again) return;
        this.again = false;
        this.send();
      });
  }
}
