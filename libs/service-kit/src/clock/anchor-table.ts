import type { EntityManager } from 'typeorm';
import { type Anchor, anchorFor, type ClockWish } from './reading.js';

interface AnchorRow {
  readonly business_ms: string;
  readonly real_ms: string;
  readonly speed: number;
  readonly start_ms: string | null;
}

/** Creates what the clock of this installation lies in; run under a lock, since several services start at once. */
export async function createAnchorTable(manager: Pick<EntityManager, 'query'>): Promise<void> {
  await manager.query('CREATE SCHEMA IF NOT EXISTS clock');
  await manager.query(`
    CREATE TABLE IF NOT EXISTS clock.anchor (
      single      boolean PRIMARY KEY DEFAULT true CONSTRAINT one_clock_per_installation CHECK (single),
      business_ms double precision NOT NULL,
      real_ms     double precision NOT NULL,
      speed       double precision NOT NULL CONSTRAINT time_goes_forward CHECK (speed > 0),
      start_ms    double precision
    )`);
}

/** The anchor of this installation, set by the first process that comes with a wish of its own. */
export async function settleAnchor(manager: EntityManager, wish: ClockWish): Promise<Anchor> {
  return manager.transaction(async (inside) => {
    await inside.query('LOCK TABLE clock.anchor IN EXCLUSIVE MODE');
    const known = await readAnchor(inside);
    const anchor = anchorFor(wish, known, Date.now());
    if (anchor !== known) await writeAnchor(inside, anchor);
    return anchor;
  });
}

/** The anchor as it stands now; another process may have set it anew. */
export async function readAnchor(manager: Pick<EntityManager, 'query'>): Promise<Anchor | undefined> {
  const rows: AnchorRow[] = await manager.query('SELECT business_ms, real_ms, speed, start_ms FROM clock.anchor');
  const row = rows[0];
  if (!row) return undefined;
  const anchor = { businessMs: Number(row.business_ms), realMs: Number(row.real_ms), speed: Number(row.speed) };
  return row.start_ms === null ? anchor : { ...anchor, startMs: Number(row.start_ms) };
}

async function writeAnchor(manager: Pick<EntityManager, 'query'>, anchor: Anchor): Promise<void> {
  await manager.query(
    `INSERT INTO clock.anchor (business_ms, real_ms, speed, start_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (single) DO UPDATE
       SET business_ms = excluded.business_ms, real_ms = excluded.real_ms, speed = excluded.speed, start_ms = excluded.start_ms`,
    [anchor.businessMs, anchor.realMs, anchor.speed, anchor.startMs ?? null],
  );
}
