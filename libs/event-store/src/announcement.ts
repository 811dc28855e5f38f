import type { Instant } from '@redress/business-time';

/** One announcement by its place: `number` is gapless from 1 within topic and key. */
export interface Numbered {
  readonly topic: string;
  readonly key: string;
  readonly number: number;
}

/** Where order is kept: the announcements of one topic about one key. */
export type Lane = Omit<Numbered, 'number'>;

/** An announcement of another service, as it arrived. `body` is JSON text and kept as it is. */
export interface ReceivedAnnouncement extends Numbered {
  readonly eventId: string;
  readonly type: string;
  readonly happenedAt: Instant;
  readonly recordedAt: Instant;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An announcement in this service's log, its own or a received one. */
export interface LoggedAnnouncement extends ReceivedAnnouncement {
  readonly position: LogPosition;
  /** Announced by this service. */
  readonly own: boolean;
}

/**
 * A place in a log. Order is by epoch, then transaction, then position; both numbers are decimal text, since they
 * outgrow a JavaScript number.
 */
export interface LogPosition {
  readonly epoch: number;
  readonly orderingXid: string;
  readonly position: string;
}

/** Before the first entry of any log. */
export const beginningOfLog: LogPosition = { epoch: 0, orderingXid: '0', position: '0' };

export interface LogPage<Row> {
  readonly rows: readonly Row[];
  /** Where to read on. */
  readonly upTo: LogPosition;
}

/** What became of a batch of arrivals. */
export interface Receipt {
  /** Entered the log now, including those that had waited for a gap to close. */
  readonly logged: number;
  /** Were in the log, or held, before. */
  readonly known: number;
  /** Held outside the log until the numbers before them arrive. */
  readonly held: number;
  /** Carry a number whose place holds another announcement: the sender's log was restored, or is not what it says. */
  readonly contradicting: readonly Numbered[];
  /**
   * Entered the log now and can be applied from memory, in the order of their arrival: nothing of their lanes waits before
   * them but what stands in this list.
   */
  readonly ready: readonly ReceivedAnnouncement[];
  /** Entered the log behind something that is not applied yet, or together with what was held: to be looked up. */
  readonly behind: readonly Lane[];
}

export interface PendingAnnouncement extends ReceivedAnnouncement {
  /** How often it was tried in vain. */
  readonly attempts: number;
}

/** Why an announcement is not applied yet; the later ones of its lane wait behind it. */
export interface Waiting extends Numbered {
  /** `early`: its cause is not here; `failing`: will be tried again by itself; `parked`: waits for a person. */
  readonly reason: 'early' | 'failing' | 'parked';
  /** What an early one waits for, such as `policy standard@3`. */
  readonly awaits?: string;
  readonly attempts: number;
  readonly lastError?: string;
  /** In how many milliseconds of the machine's clock it may be tried again; ignored for parked ones. */
  readonly retryInMs?: number;
}

/** A waiting announcement as people see it. */
export interface WaitingAnnouncement extends ReceivedAnnouncement, Waiting {
  readonly since: Date;
}
