import type { AnnouncementLog, Inbox } from '@redress/event-store';

/** The service's own announcements and how far each transport was told them: what the relay needs of the log. */
export type OwnAnnouncements = Pick<AnnouncementLog, 'readOwn' | 'relayCursor' | 'noteRelayed'>;

/** Stores what arrived; the same announcement again changes nothing. */
export type Receipts = Pick<AnnouncementLog, 'receive'>;

/** The received announcements whose effect is not applied yet. */
export type PendingAnnouncements = Pick<
  Inbox,
  'next' | 'lanesPending' | 'wait' | 'wakeEarly' | 'wakeAwaiting' | 'replay' | 'takeWithoutEffect'
>;

/** Sees to it that one instance at a time does something. */
export interface Leadership {
  /** The lead of `what`, or nothing while another instance has it. */
  tryLead(what: string): Promise<Lead | undefined>;
}

export interface Lead {
  /** Aborted when the lead is lost, with the connection that held it. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}
