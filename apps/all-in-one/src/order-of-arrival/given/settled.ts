import { ProjectionRunner } from '@redress/event-store';
import { BusinessClock } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import { type House, type ServiceName, serviceNames, serviceOf } from './house.js';

const PATIENCE_MS = 300_000;

/**
 * Waits until every announcement that arrived has had its effect, the read models have read everything, and no alarm is
 * due any more. Where the services hear one another, whatever one announced must also have arrived with the others.
 */
export async function settled(house: House, { together }: { together: boolean }): Promise<void> {
  await until(async () => {
    if (together && (await onTheWay(house)) > 0) return 'announcements are on their way';
    for (const name of serviceNames) {
      const waiting = await unhandled(house, name, true);
      if (waiting > 0) return `${waiting} lanes wait in ${name}`;
    }
    const due = await alarmsDue(house);
    if (due > 0) return `${due} alarms are due`;
    // what an alarm decided a moment ago may be on its way again
    return together && (await onTheWay(house)) > 0 ? 'announcements are on their way' : undefined;
  });
  for (const name of serviceNames) await serviceOf(house, name).app.get(ProjectionRunner).catchUp();
}

/** Waits until what arrived has had its effect, or is kept because its cause has not arrived. */
export async function handled(house: House, name: ServiceName): Promise<void> {
  await until(async () => {
    const waiting = await unhandled(house, name, false);
    return waiting > 0 ? `${waiting} lanes wait in ${name}` : undefined;
  });
}

async function unhandled(house: House, name: ServiceName, earlyToo: boolean): Promise<number> {
  const [row] = await serviceOf(house, name)
    .app.get(DataSource)
    .query<{ lanes: number }[]>(
      `SELECT count(*)::int AS lanes FROM announcement_head AS head
        WHERE NOT own AND taken < number AND ($1 OR NOT EXISTS (
          SELECT FROM waiting WHERE (waiting.topic, waiting.key) = (head.topic, head.key) AND reason = 'early'))`,
      [earlyToo],
    );
  return row?.lanes ?? 0;
}

/** Announcements that somebody who listens to their topic has not received. */
async function onTheWay(house: House): Promise<number> {
  const count = (name: ServiceName, own: boolean) =>
    serviceOf(house, name)
      .app.get(DataSource)
      .query<{ topic: string; count: number }[]>(
        'SELECT topic, count(*)::int AS count FROM announcement WHERE own = $1 GROUP BY topic',
        [own],
      );
  const announced = new Map(
    (await Promise.all(serviceNames.map((name) => count(name, true)))).flat().map((row) => [row.topic, row.count]),
  );
  let missing = 0;
  for (const name of serviceNames) {
    const received = new Map((await count(name, false)).map((row) => [row.topic, row.count]));
    const listensTo = house.hubOf(name).describe().split(' ');
    const topics = listensTo.find((each) => each.startsWith(`${name}<`))?.slice(name.length + 1) ?? '';
    for (const topic of topics.split(',')) missing += (announced.get(topic) ?? 0) - (received.get(topic) ?? 0);
  }
  return missing;
}

async function alarmsDue(house: House): Promise<number> {
  const { app } = serviceOf(house, 'sla-timer');
  await app.get(ProjectionRunner).catchUp();
  const table = await app.get(ProjectionRunner).live('open-deadlines');
  const [row] = await app
    .get(DataSource)
    .query<{ due: number }[]>(`SELECT count(*)::int AS due FROM ${table('alarm')} WHERE at <= $1`, [
      app.get(BusinessClock).now(),
    ]);
  return row?.due ?? 0;
}

/** @throws {Error} naming what it still waits for, when it has waited too long */
async function until(look: () => Promise<string | undefined>): Promise<void> {
  const givesUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const waitsFor = await look();
    if (waitsFor === undefined) return;
    if (performance.now() > givesUpAt) throw new Error(`Waited in vain: ${waitsFor}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
