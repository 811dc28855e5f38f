import type { Instant } from '@redress/business-time';

/** A moment at which somebody should look at a complaint. Never a fact: what is due, the timetable says. */
export interface Alarm {
  readonly complaintId: string;
  /**
   * On the business clock. Part of the alarm's identity: a deadline that moves gets another alarm, and what falls due of
   * one complaint at one moment has one.
   */
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
  /** The same for whoever must know that they are set. @throws {Error} some may not be */
  set(alarms: readonly Alarm[]): Promise<void>;
  /** Remembers, where the alarms are kept, that all are there. @throws {Error} it could not be remembered */
  noteKept(): Promise<void>;
  /** Whether that is still remembered: what was emptied or replaced has forgotten. @throws {Error} nobody answers */
  stillKept(): Promise<boolean>;
  /** Alarms that are set and neither have rung nor are about to. @throws {Error} nobody answers */
  pending(): Promise<number>;
  /** Rings from now on. */
  start(ring: Ring): void;
  /** Rings no more, once what is ringing has been followed, for which it waits 1.2 s; ends within 1.5 s. */
  stop(): Promise<void>;
}

/** The alarm clock of an installation without Redis: it keeps silent, and the sweep rings alone. */
export const sweepOnly: AlarmClock = {
  ringing: false,
  whyAway: () => Promise.resolve(undefined),
  arm: () => Promise.resolve(),
  set: () => Promise.resolve(),
  noteKept: () => Promise.resolve(),
  stillKept: () => Promise.resolve(true),
  pending: () => Promise.resolve(0),
  start: () => undefined,
  stop: () => Promise.resolve(),
};
