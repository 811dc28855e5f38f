import { Pool, type PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { Lead, Leadership } from '../log-ports.js';

const lockOf = `hashtextextended(current_schema() || '/' || $1, 0)`;

/**
 * One instance at a time, by an advisory lock of PostgreSQL: held by a connection, so that it ends with the process,
 * however that ends. The lock counts within one schema. It keeps one connection of the pool while it leads.
 */
export class AdvisoryLockLeadership implements Leadership {
  constructor(private readonly dataSource: DataSource) {}

  async tryLead(what: string): Promise<Lead | undefined> {
    const client = await poolOf(this.dataSource).connect();
    try {
      const { rows } = await client.query<{ leads: boolean }>(`SELECT pg_try_advisory_lock(${lockOf}) AS leads`, [
        what,
      ]);
      if (rows[0]?.leads) return leadOn(client, what);
    } catch (failure) {
      client.release(true);
      throw failure;
    }
    client.release();
    return undefined;
  }
}

function leadOn(client: PoolClient, what: string): Lead {
  const lost = new AbortController();
  const lose = () => lost.abort();
  client.on('error', lose);
  client.on('end', lose);
  return {
    lost: lost.signal,
    release: async () => {
      const unlock = client.query(`SELECT pg_advisory_unlock(${lockOf})`, [what]);
      const unlocked = await unlock.then(
        () => true,
        () => false,
      );
      client.off('end', lose);
      // a connection that may still hold the lock must not serve anybody else
      client.release(!unlocked);
      client.off('error', lose);
    },
  };
}

function poolOf({ driver }: DataSource): Pool {
  const { master } = driver as { master?: unknown };
  if (master instanceof Pool) return master;
  throw new TypeError('Leading by advisory lock needs an initialized data source of PostgreSQL.');
}
