import { msOf } from '@redress/business-time';
import type { Alarm } from './alarm-clock.js';

/**
 * The job of an alarm: the same alarm has the same id, so setting it twice sets it once. BullMQ forbids `:` and plain
 * numbers in ids, and an id that equals one of its own keys spoils the queue; hence the encoding and the prefix.
 */
export function alarmId({ complaintId, at }: Alarm): string {
  return `alarm-${encodeURIComponent(complaintId)},${msOf(at)}`;
}
