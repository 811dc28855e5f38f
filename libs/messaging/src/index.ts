export type { Announcement, Handled, Handler, Handlers } from './announcement.js';
export type { Lead, Leadership, OwnAnnouncements, PendingAnnouncements, Receipts } from './log-ports.js';
export {
  type IncomingMessage,
  type OutgoingMessage,
  type Subscription,
  type Transport,
  TransportStopped,
} from './transport.js';
export { InProcessHub } from './in-process/in-process-hub.js';
export { InProcessTransport } from './in-process/in-process-transport.js';
export { KafkaTransport, type KafkaTransportOptions } from './kafka/kafka-transport.js';
