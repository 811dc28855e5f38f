import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

/** The channel on which the logs of one schema tell that they have grown. */
export const channelOf = (schema: string): string => `redress_log_${schema}`;

/** Listeners gather for as long, so a notice that waits for this reaches nobody later. */
export const GATHER_MS = 30;

/**
 * Tells listeners that the log has grown, after the commit and in a statement of its own: PostgreSQL lets one
 * transaction with a notice commit at a time in the whole server, so a notice inside an append would make every other
 * append wait for its flush. A notice that is lost is made good by the listeners' polling.
 */
export class LogNotice {
  private pausing = false;
  private again = false;

  constructor(private readonly pool: Pool) {}

  /** Sends a notice at once; those asked for in the next moments become one at their end. Never throws. */
  send(): void {
    if (this.pausing) {
      this.again = true;
      return;
    }
    this.pausing = true;
    const sent = this.pool
      .query({ name: 'log_notice', text: `SELECT pg_notify('${channelOf('')}' || current_schema(), '')` })
      .catch(() => undefined);
    // both, so that a server which answers late is not asked for more
    void Promise.all([sent, pause(GATHER_MS, undefined, { ref: false })]).then(() => {
      this.pausing = false;
      if (!this.again) return;
      this.again = false;
      this.send();
    });
  }
}
