import type { DataSource } from 'typeorm';
import type { LogPage, LogPosition } from './announcement.js';
import type { StoredEvent } from './event.js';
import { type PositionRow, positionOf } from './log-row.js';
import { poolOf } from './pool.js';
import { type LogSource, readLog } from './read-log.js';

/** An event in the order of the log; its data in the shape they were stored in. */
export type LoggedEvent = StoredEvent & { readonly position: LogPosition };

interface EventRow extends PositionRow {
  readonly body: string;
}

const events: LogSource<EventRow, LoggedEvent> = {
  name: 'event',
  table: 'event',
  columns: 'body',
  entryOf: (row) => ({ ...(JSON.parse(row.body) as StoredEvent), position: positionOf(row) }),
};

/** All events of this service in one order: within a stream that of the versions. For audits and exports. */
export class EventLog {
  constructor(private readonly dataSource: DataSource) {}

  /** At most `limit` events after `after`. */
  read(after: LogPosition | undefined, limit: number): Promise<LogPage<LoggedEvent>> {
    return readLog(poolOf(this.dataSource), events, after, limit);
  }
}
