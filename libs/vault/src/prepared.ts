import type { Pool, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';

/** A statement the server parses and plans once per connection; `name` is unique among those of the vault. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/**
 * Runs a frequent statement on the data source's own pool. TypeORM's `query` knows no prepared statements, and planning the
 * openings of one list anew takes several times as long as running them.
 */
export async function runPrepared<Row extends QueryResultRow>(
  dataSource: DataSource,
  statement: Prepared,
  values: readonly unknown[],
): Promise<Row[]> {
  const { master } = dataSource.driver as unknown as { readonly master: Pool };
  const { rows } = await master.query<Row>({ ...statement, values: [...values] });
  return rows;
}
