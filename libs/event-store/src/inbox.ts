import type { DataSource } from 'typeorm';
import type { Lane, Numbered, PendingAnnouncement, Waiting, WaitingAnnouncement } from './announcement.js';

/** The received announcements whose effect is not applied yet, lane by lane. */
export class Inbox {
  constructor(readonly dataSource: DataSource) {}

  /** The next announcement of each of `lanes` that may be applied now: not parked, not waiting for a later time. */
  next(_lanes: readonly Lane[]): Promise<readonly PendingAnnouncement[]> {
    return Promise.reject(new Error('not built yet'));
  }

  /** Lanes whose next announcement could have been applied for `olderThanMs`, longest waiting first. */
  lanesPending(_options: { olderThanMs: number; limit: number }): Promise<readonly Lane[]> {
    return Promise.reject(new Error('not built yet'));
  }

  /** Notes why an announcement was not applied. Nothing happens when it was applied meanwhile. */
  wait(_waiting: Waiting): Promise<void> {
    return Promise.reject(new Error('not built yet'));
  }

  /** Lets the early announcements of these keys, in all topics, be tried at once; answers their lanes. */
  wakeEarly(_keys: readonly string[]): Promise<readonly Lane[]> {
    return Promise.reject(new Error('not built yet'));
  }

  /** The same for early announcements that wait for `awaits`, whatever their key. */
  wakeAwaiting(_awaits: readonly string[]): Promise<readonly Lane[]> {
    return Promise.reject(new Error('not built yet'));
  }

  /** Lets a waiting announcement be tried at once, its attempts forgotten; false where it does not wait. */
  replay(_announcement: Numbered): Promise<boolean> {
    return Promise.reject(new Error('not built yet'));
  }

  /** Moves past announcements that have no effect here, in one statement; those that are past already stay so. */
  takeWithoutEffect(_takes: readonly Numbered[]): Promise<void> {
    return Promise.reject(new Error('not built yet'));
  }

  /** Waiting announcements, longest first: what the console shows. */
  waiting(_options: { reason?: Waiting['reason']; limit: number }): Promise<readonly WaitingAnnouncement[]> {
    return Promise.reject(new Error('not built yet'));
  }
}
