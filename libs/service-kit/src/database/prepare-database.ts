import type { DataSource } from 'typeorm';
import { createAnchorTable } from '../clock/anchor-table.js';
import { type DatabaseOptions, migratingDataSource } from './service-data-source.js';

/** One number for the whole installation: services that start at once take turns. */
const PREPARING = 0x5eed_0001;

/** Brings schema and tables up to date, one process at a time. Forward only; what is up to date stays untouched. */
export async function prepareDatabase(options: DatabaseOptions): Promise<void> {
  const dataSource = await migratingDataSource(options).initialize();
  try {
    await holdingTheLock(dataSource, async () => {
      await createAnchorTable(dataSource);
      await dataSource.query(`CREATE SCHEMA IF NOT EXISTS "${options.schema}"`);
      await dataSource.runMigrations({ transaction: 'each' });
    });
  } finally {
    await dataSource.destroy();
  }
}

/** The lock lives with its connection: a process that dies lets go of it. */
async function holdingTheLock(dataSource: DataSource, work: () => Promise<void>): Promise<void> {
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [PREPARING]);
    await work();
    await holder.query('SELECT pg_advisory_unlock($1)', [PREPARING]);
  } finally {
    await holder.release();
  }
}
