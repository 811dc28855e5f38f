export type { Announcement, Handled, Handler, Handlers } from './announcement.js';
export { NotAnAnnouncement, fromMessage } from './cloud-event/from-message.js';
export { toMessage } from './cloud-event/to-message.js';
export { InProcessHub } from './in-process/in-process-hub.js';
export { InProcessTransport } from './in-process/in-process-transport.js';
export { Handling, type HandlingOptions, type HandlingStatus } from './inbox/handling.js';
export { Outage, isOutage } from './inbox/outage.js';
export { Receiver, type ReceiverOptions, type ReceiverStatus } from './inbox/receiver.js';
export { KafkaTransport, type KafkaTransportOptions } from './kafka/kafka-transport.js';
export type { Lead, Leadership, OwnAnnouncements, PendingAnnouncements, Receipts } from './log-ports.js';
export type { Logger } from './logger.js';
export { Messaging, type MessagingOptions, type MessagingStatus } from './messaging.js';
export { AdvisoryLockLeadership } from './relay/advisory-lock.js';
export { Relay, type RelayOptions, type RelayStatus } from './relay/relay.js';
export {
  type IncomingMessage,
  type OutgoingMessage,
  type Subscription,
  type Transport,
  TransportStopped,
} from './transport.js';
