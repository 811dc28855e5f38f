import type { Lead, Leadership } from '@redress/messaging';
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { BaseConfig } from '../config/base-config.js';

/** Each lead is an advisory lock with a connection of its own: where the connection ends, so does the lead. */
export class PostgresLeadership implements Leadership {
  constructor(
    private readonly config: Pick<BaseConfig, 'DATABASE_URL' | 'DATABASE_QUERY_TIMEOUT_MS'>,
    /** Leads of one schema are no leads of another. */
    private readonly schema: string,
  ) {}

  async tryLead(what: string): Promise<Lead | undefined> {
    const lost = new AbortController();
    const client = this.newClient(what);
    client.on('error', () => lost.abort());
    client.on('end', () => lost.abort());
    try {
      await client.connect();
      const key = lockKeyOf(`${this.schema} ${what}`);
      const { rows } = await client.query<{ led: boolean }>('SELECT pg_try_advisory_lock($1::bigint) AS led', [key]);
      if (rows[0]?.led) return { lost: lost.signal, release: () => client.end() };
    } catch (fault) {
      await client.end().catch(() => undefined);
      throw fault;
    }
    await client.end();
    return undefined;
  }

  private newClient(what: string): pg.Client {
    return new pg.Client({
      connectionString: this.config.DATABASE_URL,
      application_name: `redress-${this.schema}-${what}`.slice(0, 63),
      connectionTimeoutMillis: 2_000,
      query_timeout: this.config.DATABASE_QUERY_TIMEOUT_MS,
      // A leader whose machine vanished must not lead for the two hours of the default.
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
    });
  }
}

/** 64 bits of a hash, as the decimal text of a signed number. */
function lockKeyOf(text: string): string {
  return createHash('sha256').update(text).digest().readBigInt64BE().toString();
}
