import { hash as hashOf } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { NewEvent, StreamHead } from './event.js';

/** What the first event of a stream is chained to, so that a whole stream cannot be passed off as another. */
export function firstLink(streamId: string): Buffer {
  return hashOf('sha256', streamId, 'buffer');
}

/** The link that `body` adds: SHA-256 over the link before it and the bytes as they are stored. */
export function nextLink(previous: Buffer, body: Buffer): Buffer {
  return hashOf('sha256', Buffer.concat([previous, body]), 'buffer');
}

/** An event with its place, its text (canonical JSON in UTF-8) and its link. */
export interface ChainedEvent {
  readonly event: NewEvent;
  readonly version: number;
  readonly body: Buffer;
  readonly hash: Buffer;
}

/** `events` as they continue the stream after `head`. @throws {NotPlainData} */
export function chain(head: StreamHead, events: readonly NewEvent[]): readonly ChainedEvent[] {
  let { version, hash } = head;
  return events.map((event) => {
    version += 1;
    const { eventId, type, happenedAt, recordedAt, data, meta } = event;
    const body = Buffer.from(
      canonicalJson({ streamId: head.streamId, version, eventId, type, happenedAt, recordedAt, data, meta }, type),
    );
    hash = nextLink(hash, body);
    return { event, version, body, hash };
  });
}
