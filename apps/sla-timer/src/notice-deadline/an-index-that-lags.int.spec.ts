import { eventually } from '@redress/testing';
import { DataSource } from 'typeorm';
import { Timers } from '../given/timers.js';

const HOUR_MS = 3_600_000;

describe('an index of due times that lags', () => {
  jest.setTimeout(120_000);
  let timers: Timers;
  beforeAll(async () => {
    timers = await Timers.open();
  });
  afterAll(() => timers.close());

  // while a new version of the index was built, what was set and fell due meanwhile was noticed when it was done
  it('hides nothing that was set meanwhile, although the sweep rings alone', async () => {
    const service = await timers.start({ REDIS_URL: undefined });
    await timers.publish('standard');
    await eventually(async () =>
      expect(await timers.query(`SELECT FROM projection WHERE status = 'live'`)).toHaveLength(1),
    );
    const build = service.app.get(DataSource).createQueryRunner();
    await build.startTransaction();
    await build.query('SELECT FROM projection FOR UPDATE');
    const [id = ''] = await timers.register([new Date(Date.now() + 1_500 - HOUR_MS).toISOString()]);
    await eventually(async () => expect((await timers.facts(id)).map(({ type }) => type)).toContain('DeadlineMissed'), {
      withinMs: 20_000,
    });
    const known = await timers.query(`SELECT FROM open_deadline_1 WHERE complaint_id = $1`, [id]);
    await build.rollbackTransaction();
    await build.release();
    expect(known).toEqual([]);
  });
});
