import { randomUUID } from 'node:crypto';

/**
 * A UUID of version 7 (RFC 9562): those of a later millisecond sort behind, so that indexes grow at one end instead of
 * everywhere. 74 bits are random.
 */
export function orderedUuid(nowMs = Date.now()): string {
  const time = nowMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
