import type { MigrationInterface } from 'typeorm';

/** The tables of the event store, for the schema on the search path; in this order, forward only. */
export const eventStoreMigrations: readonly (new () => MigrationInterface)[] = [];
