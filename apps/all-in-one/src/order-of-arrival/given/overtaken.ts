import { Messaging } from '@redress/messaging';
import { DataSource } from 'typeorm';
import { type House, serviceOf } from './house.js';

/** How often the order of arrival was felt. */
export interface Overtaken {
  /** Attempts at announcements whose cause had not arrived. */
  readonly early: number;
  readonly refuted: number;
  readonly voided: number;
}

export async function overtakenIn(house: House): Promise<Overtaken> {
  const slaTimer = serviceOf(house, 'sla-timer').app;
  const count = async (type: string) => {
    const [row] = await slaTimer
      .get(DataSource)
      .query<{ count: number }[]>('SELECT count(*)::int AS count FROM event WHERE type = $1', [type]);
    return row?.count ?? 0;
  };
  return {
    early: [...house.services.values()]
      .map(({ app }) => app.get(Messaging).status().handling.early)
      .reduce((sum, each) => sum + each, 0),
    refuted: await count('MissRefuted'),
    voided: await count('DeadlineVoided'),
  };
}
