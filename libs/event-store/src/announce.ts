import { createHash } from 'node:crypto';
import type { NewAnnouncement } from './append.js';
import type { AnyEvent, EventMeta, StoredEvent } from './event.js';

/** A public fact as a service words it; the rest (id, times, headers) follows from the event it announces. */
export interface AnnouncementDraft {
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly data: unknown;
  /** Beside those that come from the event's meta. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** `drafts` as announcements of `event`: the first has its id, further ones have ids that follow from it. */
export function announcementsOf(event: StoredEvent<AnyEvent>, drafts: readonly AnnouncementDraft[]): NewAnnouncement[] {
  const { eventId, happenedAt, recordedAt, meta } = event;
  return drafts.map(({ topic, key, type, data, headers }, index) => ({
    eventId: index === 0 ? eventId : uuidFollowing(eventId, index),
    topic,
    key,
    type,
    happenedAt,
    recordedAt,
    data,
    headers: { ...headersOf(meta), ...headers },
  }));
}

/** What travels of an event's meta, by the names CloudEvents gives it on the wire. The actor stays home. */
function headersOf({ correlationId, causationId, policy, traceparent, imported }: EventMeta): Record<string, string> {
  return {
    ce_correlationid: correlationId,
    ...(causationId === undefined ? {} : { ce_causationid: causationId }),
    ...(policy === undefined ? {} : { ce_policy: policy }),
    ...(traceparent === undefined ? {} : { traceparent }),
    ...(imported ? { ce_imported: 'true' } : {}),
  };
}

/** A UUID of version 8 (RFC 9562) that is always the same for the same event and place. */
function uuidFollowing(eventId: string, index: number): string {
  const hex = createHash('sha256').update(`${eventId}/${index}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
