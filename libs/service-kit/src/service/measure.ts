import { measureProcess } from '../observe/process-metrics.js';
import { measureLogs } from '../operations/log-metrics.js';
import { measureMessaging } from '../operations/messaging-metrics.js';
import type { Parts } from '../parts/parts.js';

/**
 * Names everything that `/metrics` tells beside HTTP.
 *
 * @returns ends what samples by itself
 */
export function measure({ metrics, messaging, dataSource, stores }: Parts): () => void {
  measureMessaging(metrics, messaging.standIn, stores.announcements.standIn);
  measureLogs(metrics, dataSource, stores.projections.standIn);
  return measureProcess(metrics);
}
