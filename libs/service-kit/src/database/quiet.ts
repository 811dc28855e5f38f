import type { Logger } from 'typeorm';

const nothing = () => undefined;

/** TypeORM would print failed statements with their parameters to the console; what fails is thrown and logged by us. */
export const quiet: Logger = {
  log: nothing,
  logMigration: nothing,
  logQuery: nothing,
  logQueryError: nothing,
  logQuerySlow: nothing,
  logSchemaBuild: nothing,
};
