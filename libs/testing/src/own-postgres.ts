import { type PostgresServer, startPostgres } from '@redress/tools/parts';

/** A PostgreSQL server for one spec file alone, which may be killed, frozen and restarted. The caller stops it. */
export function ownPostgres(): Promise<PostgresServer> {
  return startPostgres({ durable: false });
}
