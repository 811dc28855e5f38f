import type { LoggedAnnouncement } from '../announcement.js';

/** Base name of a table → its name in one build of the projection, to be put into SQL as it is. */
export type TableNames = (base: string) => string;

/** Where a projection writes: the transaction that also moves its cursor. */
export interface ProjectionWriter {
  readonly table: TableNames;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/** A read model: tables that answer one question, projected from the announcement log. */
export interface Projection {
  /** What it answers, such as `overdue-complaints`. */
  readonly name: string;
  /** Raised with every change of shape or meaning; the new one is built beside the live one. */
  readonly version: number;
  /** Base names of its tables, in the order in which they are created. */
  readonly tables: readonly string[];
  /** Statements that create the tables and their indexes (indexes without names, so that two builds fit side by side). */
  create(table: TableNames): readonly string[];
  /**
   * Writes what a batch changes. Within topic and key the numbers are in order, without gaps; seeing an announcement
   * twice must change nothing. Short: it holds every reader of the log back while it runs.
   */
  apply(batch: readonly LoggedAnnouncement[], writer: ProjectionWriter): Promise<void>;
}
