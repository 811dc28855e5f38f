import type { Message } from 'kafkajs';
import type { OutgoingMessage } from '../transport.js';
import { partitionOf } from './murmur2.js';

/** Half a megabyte before compression: below the batch limit of any broker, and large enough to be cheap. */
const BATCH_BYTES = 512 * 1024;

/** The messages of each partition, in the order in which they were given. Messages without a key go to partition 0. */
export function byPartition(messages: readonly OutgoingMessage[], partitions: number): Map<number, Message[]> {
  const grouped = new Map<number, Message[]>();
  for (const { key, headers, body } of messages) {
    const bytes = key === null ? null : Buffer.from(key);
    const partition = bytes ? partitionOf(bytes, partitions) : 0;
    const group = grouped.get(partition) ?? [];
    if (group.length === 0) grouped.set(partition, group);
    group.push({ key: bytes, headers, value: Buffer.from(body) });
  }
  return grouped;
}

/** Consecutive parts that stay below {@link BATCH_BYTES}; a message larger than that is a part of its own. */
export function inParts(messages: readonly Message[]): Message[][] {
  const parts: Message[][] = [];
  let room = 0;
  for (const message of messages) {
    const size = bytesOf(message);
    const part = size <= room ? parts.at(-1) : undefined;
    if (part) part.push(message);
    else parts.push([message]);
    room = (part ? room : BATCH_BYTES) - size;
  }
  return parts;
}

function bytesOf({ key, value, headers = {} }: Message): number {
  let bytes = 64 + (key?.length ?? 0) + (value?.length ?? 0);
  for (const name in headers) bytes += name.length + String(headers[name]).length;
  return bytes;
}
