import type { BusinessClock } from '@redress/service-kit';
import { eventually } from '@redress/testing';
import pg from 'pg';

const schemas = ['intake', 'routing', 'sla_timer', 'feedback'] as const;

/** Announcements that were not sent, not handled, or not read by a read model: one row for each reason there is. */
const unfinished = (schema: string) => `
  SELECT '${schema} has announcements to send' AS what FROM ${schema}.announcement a
   WHERE own AND NOT EXISTS (SELECT FROM ${schema}.relay_cursor c WHERE (c.epoch, c.ordering_xid, c.position) >= (a.epoch, a.ordering_xid, a.position))
  UNION ALL
  SELECT '${schema} has announcements to handle: ' || topic || ' ' || key FROM ${schema}.announcement_head WHERE NOT own AND taken < number
  UNION ALL
  SELECT '${schema} has a read model behind: ' || name FROM ${schema}.projection p
   WHERE EXISTS (SELECT FROM ${schema}.announcement a WHERE (a.epoch, a.ordering_xid, a.position) > (p.epoch, p.ordering_xid, p.position))`;

/** Looks whether anything is still going on in the house: nothing waits by time, so it is as fast as the house. */
export class Stillness {
  private constructor(
    private readonly client: pg.Client,
    private readonly clock: BusinessClock,
    private readonly sql: string,
  ) {}

  static async of(databaseUrl: string, clock: BusinessClock): Promise<Stillness> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const alarms = await eventually(() => alarmTable(client), { withinMs: 30_000 });
    const due = `SELECT 'something is due: ' || complaint_id || ' ' || deadline || ' ' || key FROM ${alarms} WHERE at <= $1`;
    return new Stillness(client, clock, `${[...schemas.map(unfinished), due].join(' UNION ALL ')} LIMIT 5`);
  }

  /** @throws {Error} naming what has not come to an end within half a minute */
  async reached(): Promise<void> {
    await eventually(
      async () => {
        const { rows } = await this.client.query<{ what: string }>(this.sql, [this.clock.now()]);
        if (rows.length > 0) throw new Error(`Not settled: ${rows.map(({ what }) => what).join('; ')}`);
      },
      { withinMs: 30_000, everyMs: 5 },
    );
  }

  end(): Promise<void> {
    return this.client.end();
  }
}

/** Where the read model of due times keeps its alarms now. */
async function alarmTable(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ build: number }>(
    `SELECT build FROM sla_timer.projection WHERE name = 'open-deadlines' AND status = 'live'`,
  );
  const [live] = rows;
  if (live === undefined) throw new Error('The SLA timer has no read model of due times yet');
  return `sla_timer.alarm_${live.build}`;
}
