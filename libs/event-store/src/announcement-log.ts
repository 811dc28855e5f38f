import type { DataSource } from 'typeorm';
import type { LoggedAnnouncement, LogPage, LogPosition, Receipt, ReceivedAnnouncement } from './announcement.js';

/** Before the first row of any log. */
export const beginningOfLog: LogPosition = { epoch: 0, orderingXid: '0', position: '0' };

/**
 * The log of public facts: this service's own (the outbox) and those received from others (the inbox's store), in one
 * order. Within topic and key it is the order of the numbers, without gaps; a fact that was committed before another
 * one's transaction began stands before it; what commits late is never skipped.
 */
export class AnnouncementLog {
  constructor(readonly dataSource: DataSource) {}

  /** At most `limit` announcements after `after`: own and received. */
  read(_after: LogPosition | undefined, _limit: number): Promise<LogPage<LoggedAnnouncement>> {
    return Promise.reject(new Error('not built yet'));
  }

  /** The same, of this service's own: what a relay publishes. */
  readOwn(_after: LogPosition | undefined, _limit: number): Promise<LogPage<LoggedAnnouncement>> {
    return Promise.reject(new Error('not built yet'));
  }

  /** Stores what arrived, in one statement. Again changes nothing; what comes before its predecessors is held. */
  receive(_arrivals: readonly ReceivedAnnouncement[]): Promise<Receipt> {
    return Promise.reject(new Error('not built yet'));
  }

  /** How far `transport` was told this service's own announcements; nothing where it was told none. */
  relayCursor(_transport: string): Promise<LogPosition | undefined> {
    return Promise.reject(new Error('not built yet'));
  }

  /** Moves the relay's cursor; it never goes back. */
  noteRelayed(_transport: string, _upTo: LogPosition): Promise<void> {
    return Promise.reject(new Error('not built yet'));
  }
}
