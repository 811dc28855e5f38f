import type { Lane, LoggedAnnouncement, Numbered } from './announcement.js';

/** The service's own announcements in the order of the log. `Position` is the log's own business. */
export interface OwnAnnouncements<Position> {
  /** At most `limit` own announcements after `after` (from the beginning without it), none skipped that commits late. */
  readOwn(
    after: Position | undefined,
    limit: number,
  ): Promise<{ readonly rows: readonly LoggedAnnouncement[]; readonly upTo: Position | undefined }>;
  relayCursor(transport: string): Promise<Position | undefined>;
  noteRelayed(transport: string, upTo: Position): Promise<void>;
}

/** Sees to it that one instance at a time does something. Losing the connection that holds the lead loses the lead. */
export interface Leadership {
  /** The lead of `what`, or nothing while another instance has it. */
  tryLead(what: string): Promise<Lead | undefined>;
}
export interface Lead {
  /** Aborted when the lead is lost. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Stores what arrived; the same announcement again changes nothing. */
export interface Receipts {
  receive(announcements: readonly LoggedAnnouncement[]): Promise<void>;
}

/** Why an announcement stands where it stands. The later ones of its lane wait behind it. */
export interface Waiting extends Numbered {
  /** `failing`: will be tried again by itself; `parked`: waits for a person. */
  readonly reason: 'early' | 'failing' | 'parked';
  readonly awaits?: string;
  readonly attempts: number;
  readonly lastError?: string;
  /** In how many milliseconds it may be tried again. */
  readonly retryInMs?: number;
}

export interface PendingAnnouncement extends LoggedAnnouncement {
  /** How often it was tried in vain. */
  readonly attempts: number;
}

/** The received announcements whose effect is not applied yet. */
export interface Inbox {
  /**
   * The next announcement of each of `lanes` that has one, by its number: no gap before it, not parked, not waiting for
   * a time that has not come.
   */
  next(lanes: readonly Lane[]): Promise<readonly PendingAnnouncement[]>;
  /** Lanes that have such an announcement, whoever received it: those received more than `olderThanMs` ago. */
  lanesPending(options: { olderThanMs: number; limit: number }): Promise<readonly Lane[]>;
  wait(waiting: Waiting): Promise<void>;
  /** Lets the early announcements of these keys, in all topics, be tried at once; answers their lanes. */
  wakeEarly(keys: readonly string[]): Promise<readonly Lane[]>;
  /** Lets a parked or waiting announcement be tried at once, its attempts forgotten; false where it does not wait. */
  replay(announcement: Numbered): Promise<boolean>;
  /** Moves the head past an announcement that has no effect here; nothing happens where the head is past it already. */
  takeWithoutEffect(takes: readonly Numbered[]): Promise<void>;
}
