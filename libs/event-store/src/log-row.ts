import { instantFromMs } from '@redress/business-time';
import type { LoggedAnnouncement, LogPosition, ReceivedAnnouncement } from './announcement.js';

/** Columns that {@link contentOf} reads. */
export const contentColumns = 'topic, key, number, event_id, type, happened_at, recorded_at, headers, body';
/** Columns that {@link positionOf} reads. */
export const positionColumns = 'epoch, ordering_xid::text AS ordering_xid, position::text AS position';

export interface ContentRow {
  readonly topic: string;
  readonly key: string;
  readonly number: number;
  readonly event_id: string;
  readonly type: string;
  readonly happened_at: Date;
  readonly recorded_at: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PositionRow {
  readonly epoch: number;
  readonly ordering_xid: string;
  readonly position: string;
}

export interface LoggedRow extends ContentRow, PositionRow {
  readonly own: boolean;
}

export function contentOf(row: ContentRow): ReceivedAnnouncement {
  return {
    topic: row.topic,
    key: row.key,
    number: row.number,
    eventId: row.event_id,
    type: row.type,
    happenedAt: instantFromMs(row.happened_at.getTime()),
    recordedAt: instantFromMs(row.recorded_at.getTime()),
    headers: row.headers,
    body: row.body,
  };
}

export function positionOf({ epoch, ordering_xid, position }: PositionRow): LogPosition {
  return { epoch, orderingXid: ordering_xid, position };
}

export function loggedOf(row: LoggedRow): LoggedAnnouncement {
  return { ...contentOf(row), own: row.own, position: positionOf(row) };
}
