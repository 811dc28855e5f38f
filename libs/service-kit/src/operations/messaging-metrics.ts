import type { AnnouncementLog } from '@redress/event-store';
import type { Messaging } from '@redress/messaging';
import type { Metrics } from '../observe/metrics.js';

/** What this instance has said and heard since its start, and what of the service's log is not said yet. */
export function measureMessaging(metrics: Metrics, messaging: Messaging, announcements: AnnouncementLog): void {
  const relay = () => messaging.status().relay;
  const receiver = () => messaging.status().receiver;
  const handling = () => messaging.status().handling;
  metrics.gauge('redress_relay_leads', 'Whether this instance publishes for its service.', () =>
    Number(relay().leading),
  );
  metrics.count('redress_relay_sent_total', 'Announcements published.', () => relay().sent);
  metrics.gauge(
    'redress_relay_lag_seconds',
    'How long the oldest announcement that is not published yet is in the log.',
    async () => (await announcements.untoldForMs(relay().to)) / 1000,
  );
  metrics.count('redress_received_total', 'Announcements received.', () => receiver().received);
  metrics.count('redress_received_again_total', 'Announcements received that were known.', () => receiver().known);
  metrics.count(
    'redress_received_contradicting_total',
    'Announcements under a number that another one has.',
    () => receiver().contradicting,
  );
  metrics.count('redress_handled_total', 'Announcements whose effect was applied.', () => handling().taken);
  metrics.count('redress_handling_failures_total', 'Attempts at handling that failed.', () => handling().failed);
}
