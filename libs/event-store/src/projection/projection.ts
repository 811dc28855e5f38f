import type { LoggedAnnouncement } from '../announcement.js';

/** Base name of a table → its name in one build of the projection, to be put into SQL as it is. */
export type TableNames = (base: string) => string;

/** Where a projection writes: the transaction that also moves its cursor. */
export interface ProjectionWriter {
  readonly table: TableNames;
  readonly query: <Row>(sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
}

/** A read model: tables that answer one question, projected from the announcement log. */
export interface Projection {
  /** What it answers, such as `overdue-complaints`. */
  readonly name: string;
  /** Raised with every change of shape or meaning; the new one is built beside the live one. */
  readonly version: number;
  /**
   * The oldest version whose tables today's queries can read: it goes on serving while this version is built.
   * @default version
   */
  readonly readableFrom?: number;
  /** Base names of its tables. */
  readonly tables: readonly string[];
  /** Statements that create the tables and their indexes (indexes without names, so that two builds fit side by side). */
  create(table: TableNames): readonly string[];
  /**
   * Writes what a batch changes. Within topic and key the numbers are in order, without gaps; seeing an announcement
   * twice must change nothing. Short: it holds every reader of the log back while it runs.
   */
  apply(batch: readonly LoggedAnnouncement[], writer: ProjectionWriter): Promise<void>;
}

/** A projection could not apply its next announcements; it will try again, and the others go on. */
export class ProjectionFailed extends Error {
  constructor(
    readonly projection: string,
    /** `topic/key number` of the announcement, or of the first of the batch. */
    readonly at: string,
    cause: unknown,
  ) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`Projection ${projection} cannot apply ${at}: ${why}`, { cause });
    this.name = 'ProjectionFailed';
  }
}

/** Thrown where a query asks for tables that are still being built: answer 503, they will be there. */
export class ProjectionNotLive extends Error {
  constructor(
    readonly projection: string,
    readonly version: number,
  ) {
    super(`Projection ${projection} cannot be read yet: its version ${version} is being built.`);
    this.name = 'ProjectionNotLive';
  }
}

/** The tables of build number `build`. */
export function tablesOfBuild(build: number): TableNames {
  return (base) => `"${base.replaceAll('"', '""')}_${build}"`;
}
