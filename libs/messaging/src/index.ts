export type { Announcement, Handled, Handler, Handlers, Lane, LoggedAnnouncement, Numbered } from './announcement.js';
export type { Inbox, Lead, Leadership, OwnAnnouncements, PendingAnnouncement, Receipts, Waiting } from './log-ports.js';
export {
  type IncomingMessage,
  type OutgoingMessage,
  type Subscription,
  type Transport,
  TransportStopped,
} from './transport.js';
