import { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * The driver's own pool: statements that are prepared by name, and errors as PostgreSQL gave them.
 *
 * @throws {TypeError} the data source is not initialized, or not of PostgreSQL
 */
export function poolOf(dataSource: DataSource): Pool {
  const { master } = dataSource.driver as { master?: unknown };
  if (master instanceof Pool) return master;
  throw new TypeError('The event store needs an initialized data source of PostgreSQL.');
}
