import { type LogHealth, logHealth, logHolders, type ProjectionRunner } from '@redress/event-store';
import type { DataSource } from 'typeorm';
import type { Metrics } from '../observe/metrics.js';

/** Two metrics of one scrape share one look at the database. */
const SAME_LOOK_MS = 500;

/** How the logs of a service stand: what holds them back, what waits in them, how far its read models are. */
export function measureLogs(metrics: Metrics, dataSource: DataSource, projections: ProjectionRunner): void {
  const health = sharing(() => logHealth(dataSource));
  metrics.gauge(
    'redress_log_held_back_seconds',
    'How long the oldest announcement that cannot be read yet is in the log.',
    async () => seconds((await health()).heldBackMs),
  );
  metrics.gauges(
    'redress_log_holder_seconds',
    'The oldest transaction that writes, on the whole server, and whose it is.',
    ['by'],
    async () =>
      (await logHolders(dataSource)).slice(0, 1).map(({ application, user, runsForMs }) => ({
        labels: { by: application || user },
        value: seconds(runsForMs),
      })),
  );
  metrics.gauges(
    'redress_announcements_waiting',
    'Received announcements without their effect: early (no cause yet), failing, parked, held behind a gap, or due (lanes).',
    ['reason'],
    async () =>
      byReason(await health(), ({ early, failing, parked, gaps, pendingLanes }) => ({
        early,
        failing,
        parked,
        gap: gaps,
        due: pendingLanes,
      })),
  );
  metrics.gauges(
    'redress_announcements_waiting_oldest_seconds',
    'How long the oldest of them has waited.',
    ['reason'],
    async () =>
      byReason(await health(), (ages) => ({
        early: seconds(ages.oldestEarlyMs),
        failing: seconds(ages.oldestFailingMs),
        parked: seconds(ages.oldestParkedMs),
        gap: seconds(ages.oldestGapMs),
        due: seconds(ages.oldestPendingMs),
      })),
  );
  const followed = sharing(async () => (await projections.status()).filter(({ status }) => status !== 'replaced'));
  const labelled = async (valueOf: (one: Awaited<ReturnType<typeof followed>>[number]) => number) =>
    (await followed()).map((one) => ({
      labels: { projection: one.name, version: String(one.version), status: one.status },
      value: valueOf(one),
    }));
  metrics.gauges(
    'redress_projection_behind_seconds',
    'Age of the oldest announcement a read model has not read.',
    ['projection', 'version', 'status'],
    () => labelled(({ behindMs }) => seconds(behindMs)),
  );
  metrics.gauges(
    'redress_projection_failing_seconds',
    'How long a read model has failed on its next announcement.',
    ['projection', 'version', 'status'],
    () => labelled(({ failingMs }) => seconds(failingMs)),
  );
}

function byReason(health: LogHealth, read: (health: LogHealth) => Readonly<Record<string, number>>) {
  return Object.entries(read(health)).map(([reason, value]) => ({ labels: { reason }, value }));
}

function sharing<Seen>(look: () => Promise<Seen>): () => Promise<Seen> {
  let last: { readonly at: number; readonly seen: Promise<Seen> } | undefined;
  return () => {
    if (!last || performance.now() - last.at > SAME_LOOK_MS) last = { at: performance.now(), seen: look() };
    return last.seen;
  };
}

const seconds = (ms: number) => ms / 1000;
