import type { Instant } from '@redress/business-time';

/** A moment at which somebody should look at a complaint. Never a fact: what is due, the timetable says. */
export interface Alarm {
  readonly complaintId: string;
  /** Tells the alarms of one complaint apart, such as `resolution due` or `first-contact warn:half`. */
  readonly alarm: string;
  /** On the business clock. Part of the alarm's identity: a deadline that moves gets another alarm. */
  readonly at: Instant;
}

/** Follows an alarm. It may come late, twice, or for a moment that no longer matters; a throw loses it to the sweep. */
export type Ring = (alarm: Alarm) => Promise<void>;

/**
 * Rings in time, or not at all: whoever sets alarms also sweeps an index of due times, and nothing is lost with a clock.
 */
export interface AlarmClock {
  /** Whether alarms ring now; where they do not, the sweep is all there is. */
  readonly ringing: boolean;
  /** Nothing while Redis answers, or is not needed; else a sentence for readiness, within a second or so. */
  whyAway(): Promise<string | undefined>;
  /** Sets alarms; one that is set already stays as it is. Never rejects and never hangs: the sweep is the net. */
  arm(alarms: readonly Alarm[]): Promise<void>;
  /** Rings from now on. */
  start(ring: Ring): void;
  /** Rings no more, once what is ringing has been followed; waits 1.5 s at most. */
  stop(): Promise<void>;
}

/** The alarm clock of an installation without Redis: it keeps silent, and the sweep rings alone. */
export const sweepOnly: AlarmClock = {
  ringing: false,
  whyAway: () => Promise.resolve(undefined),
  arm: () => Promise.resolve(),
  start: () => undefined,
  stop: () => Promise.resolve(),
};
