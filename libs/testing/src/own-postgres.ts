import { type PostgresServer, startPostgres } from '../../../tools/parts/index.mjs';

/** A PostgreSQL server for one spec file alone, which may be killed, frozen and restarted. The caller stops it. */
export function ownPostgres(): Promise<PostgresServer> {
  return startPostgres({ durable: false });
}
