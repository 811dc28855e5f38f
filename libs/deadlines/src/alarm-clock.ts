import type { Instant } from '@redress/business-time';

/** Something is to be noticed about a complaint at a moment. */
export interface Alarm {
  readonly complaintId: string;
  /** Deadline and moment, such as `resolution due` or `first-contact warn:half`. */
  readonly alarm: string;
  /** By the business clock; part of the alarm’s identity, so that a moved due time has an alarm of its own. */
  readonly at: Instant;
}

/** What an alarm calls. A throw is no harm: what is due stays due, and the sweep comes by. */
export type Ring = (alarm: Alarm) => Promise<void>;

/**
 * Rings at the moments it is given. It may ring early, late, twice, or not at all: PostgreSQL knows what is due, and
 * whoever is called looks there.
 */
export interface AlarmClock {
  /** Sets alarms; the same one again changes nothing. Never waits long, and never throws because Redis is away. */
  arm(alarms: readonly Alarm[]): Promise<void>;
  /** Begins to ring. */
  start(ring: Ring): void;
  /** Whether it can ring now: whoever sweeps leaves it a moment’s grace. */
  readonly ringing: boolean;
  stop(): Promise<void>;
}
