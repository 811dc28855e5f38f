import { randomUUID } from 'node:crypto';
import { instant } from '@redress/business-time';
import type { NewAnnouncement } from '../append.js';
import type { Numbered, ReceivedAnnouncement } from '../announcement.js';
import type { NewEvent } from '../event.js';

export const at = instant('2026-03-06T09:00:00Z');

/** An event whose data say `what`; everything else is filled in. */
export function happened(what: string, more: Partial<NewEvent> = {}): NewEvent {
  return {
    eventId: randomUUID(),
    type: 'LampSwitched',
    happenedAt: at,
    recordedAt: at,
    data: { what },
    meta: { actor: 'user:lin', correlationId: 'lamp-1' },
    ...more,
  };
}

/** An announcement of this service whose data say `what`. */
export function said(what: string, more: Partial<NewAnnouncement> = {}): NewAnnouncement {
  return {
    eventId: randomUUID(),
    topic: 'lamps',
    key: 'lamp-1',
    type: 'lamps.lamp-switched.v1',
    happenedAt: at,
    recordedAt: at,
    data: { what },
    headers: { ce_correlationid: 'lamp-1' },
    ...more,
  };
}

/** An announcement of another service, `number` of its lane. */
export function heard(number: number, more: Partial<ReceivedAnnouncement> = {}): ReceivedAnnouncement {
  return {
    topic: 'fuses',
    key: 'fuse-1',
    number,
    eventId: randomUUID(),
    type: 'fuses.fuse-blown.v1',
    happenedAt: at,
    recordedAt: at,
    headers: { ce_correlationid: 'fuse-1' },
    body: `{"number":${number}}`,
    ...more,
  };
}

/** `topic/key number`, to compare whole pages at a glance. */
export const placeOf = ({ topic, key, number }: Numbered): string => `${topic}/${key} ${number}`;
