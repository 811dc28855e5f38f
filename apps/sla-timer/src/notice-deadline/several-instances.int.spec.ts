import type { RunningService } from '@redress/service-kit';
import { eventually } from '@redress/testing';
import { Timers } from '../given/timers.js';

const HOUR_MS = 3_600_000;
/** Moments at which a complaint was registered whose first contact, an hour later, is due so many milliseconds from now. */
const contactDueIn = (...ms: readonly number[]) =>
  ms.map((each) => new Date(Date.now() + each - HOUR_MS).toISOString());

describe('several instances of the SLA timer', () => {
  jest.setTimeout(120_000);
  let timers: Timers;
  let instances: RunningService[];

  beforeAll(async () => {
    timers = await Timers.open();
    // A busy machine may be late; what is to be seen here is that alarms ring, not that the sweep is faster.
    const patient = { SWEEP_GRACE_MS: '3000' };
    instances = [await timers.start(patient), await timers.start(patient)];
    await timers.publish('standard');
  });
  afterAll(() => timers.close());

  const leading = async () => {
    const told = await Promise.all(instances.map((each) => timers.metric(each, 'redress_alarms_leading')));
    return told.map((value) => value === 1);
  };
  const missesOf = async (ids: readonly string[]) => {
    const facts = await Promise.all(ids.map((id) => timers.facts(id)));
    return facts.map(
      (each) =>
        each.filter(
          ({ type, data }) => type === 'DeadlineMissed' && 'deadline' in data && data.deadline === 'first-contact',
        ).length,
    );
  };
  const rung = (service: RunningService, by: string) =>
    timers.metric(service, 'redress_deadline_lateness_seconds_count', `rung_by="${by}"`);

  it('have one that leads the sweep', () =>
    eventually(async () => expect((await leading()).filter(Boolean)).toHaveLength(1)));

  it('share the alarms, and notice each deadline once', async () => {
    const ids = await timers.register(contactDueIn(...Array.from({ length: 120 }, (_, n) => 10_000 + n * 10)));
    await eventually(async () => expect(await missesOf(ids)).toEqual(ids.map(() => 1)), { withinMs: 30_000 });
    const followed = await Promise.all(instances.map((each) => rung(each, 'alarm')));
    for (const count of followed) expect(count).toBeGreaterThan(0);
  });

  it('sweep what a Redis that was emptied will never ring, and fill it again', async () => {
    const [later] = await timers.register(contactDueIn(600_000));
    const ids = await timers.register(contactDueIn(...Array.from({ length: 20 }, () => 3_000)));
    await eventually(async () => {
      for (const id of [later ?? '', ...ids]) expect(await timers.facts(id)).not.toEqual([]);
    });
    await timers.emptyRedis();
    await eventually(async () => expect(await missesOf(ids)).toEqual(ids.map(() => 1)), { withinMs: 30_000 });
    await eventually(async () => {
      const [instance] = instances as [RunningService];
      const told = await Promise.all(
        ['redress_alarms_set', 'redress_alarms_within_horizon'].map((name) => timers.metric(instance, name)),
      );
      expect(told[0]).toBeGreaterThan(0);
      expect(told[0]).toBe(told[1]);
    });
  });

  it('hand the lead over when the connection of the leader ends', async () => {
    const before = await leading();
    await timers.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database AS db ON db.oid = database
        WHERE locktype = 'advisory' AND datname = current_database() AND (classid::bigint << 32 | objid::bigint) =
              hashtextextended('sla_timer/alarms', 0)`,
    );
    const leader = instances[before.indexOf(true)];
    if (leader) await timers.end(leader);
    instances = instances.filter((each) => each !== leader);
    await eventually(async () => expect(await leading()).toEqual([true]));
    await timers.emptyRedis();
    const ids = await timers.register(contactDueIn(2_000));
    await timers.emptyRedis();
    await eventually(async () => expect(await missesOf(ids)).toEqual([1]), { withinMs: 30_000 });
  });
});
