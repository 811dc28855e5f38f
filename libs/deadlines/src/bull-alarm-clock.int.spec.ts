import { type Instant, instantFromMs, msOf } from '@redress/business-time';
import { eventually, testRedis } from '@redress/testing';
import { Redis } from 'ioredis';
import type { Alarm } from './alarm-clock.js';
import { BullAlarmClock, type BullAlarmClockOptions } from './bull-alarm-clock.js';

const realDelayUntil = (at: Instant) => msOf(at) - Date.now();
const inMs = (ms: number) => instantFromMs(Date.now() + ms);
const alarm = (complaintId: string, at: Instant): Alarm => ({ complaintId, at });

let where: { redisUrl: string; prefix: string };
const clocks: BullAlarmClock[] = [];
function anAlarmClock(options: Partial<BullAlarmClockOptions> = {}): BullAlarmClock {
  const clock = new BullAlarmClock({ ...where, realDelayUntil, onTrouble: () => undefined, ...options });
  clocks.push(clock);
  return clock;
}

/** How many alarms lie in these lists of the queue. */
async function inRedis(...lists: readonly string[]): Promise<readonly number[]> {
  const redis = new Redis(where.redisUrl);
  const lengths = await Promise.all(lists.map((list) => redis.llen(`${where.prefix}:alarms:${list}`)));
  redis.disconnect();
  return lengths;
}

beforeEach(async () => {
  const { url, prefix } = await testRedis();
  where = { redisUrl: url, prefix };
});
afterEach(async () => {
  await Promise.all(clocks.splice(0).map((clock) => clock.stop()));
});

describe('an alarm clock on Redis', () => {
  it('rings each alarm once its time has come, with what it was set for', async () => {
    const rung: { alarm: Alarm; at: number }[] = [];
    const clock = anAlarmClock();
    clock.start((alarm) => Promise.resolve(void rung.push({ alarm, at: Date.now() })));
    const [overdue, soon] = [alarm('c1', inMs(-60_000)), alarm('c2', inMs(300))];
    await clock.arm([overdue, soon]);
    await eventually(() => expect(rung).toHaveLength(2));
    expect(rung.map((one) => one.alarm)).toEqual([overdue, soon]);
    expect(rung[1]?.at).toBeGreaterThanOrEqual(msOf(soon.at));
    expect(await clock.pending()).toBe(0);
  });

  it('sets an alarm once however often it is asked to, and again after it has rung', async () => {
    const rung: Alarm[] = [];
    const clock = anAlarmClock();
    const one = alarm('c1', inMs(400));
    await Promise.all([clock.arm([one, one]), clock.arm([one])]);
    expect(await clock.pending()).toBe(1);
    clock.start((alarm) => Promise.resolve(void rung.push(alarm)));
    await eventually(() => expect(rung).toHaveLength(1));
    await eventually(async () => {
      await clock.arm([one]);
      expect(rung.length).toBeGreaterThan(1);
    });
  });

  it('keeps the alarms of one complaint apart by their moments', async () => {
    const clock = anAlarmClock();
    await clock.arm([alarm('c1', inMs(600_000)), alarm('c1', inMs(700_000)), alarm('c2', inMs(700_000))]);
    expect(await clock.pending()).toBe(3);
  });

  it('remembers in Redis that it was filled, so that it shows when Redis was emptied', async () => {
    const clock = anAlarmClock();
    expect(await clock.stillKept()).toBe(false);
    await clock.noteKept();
    expect(await clock.stillKept()).toBe(true);
    const redis = new Redis(where.redisUrl);
    await redis.del(await redis.keys(`${where.prefix}*`));
    redis.disconnect();
    expect(await clock.stillKept()).toBe(false);
  });

  it('goes on after an alarm that could not be followed, which may be set again', async () => {
    const failed: string[] = [];
    const rung: string[] = [];
    let database = 'away';
    const clock = anAlarmClock({
      onRingFailed: (error, { complaintId }) => failed.push(`${complaintId} ${error.message}`),
    });
    clock.start(({ complaintId }) => {
      if (complaintId === 'c1' && database === 'away') return Promise.reject(new Error('no database'));
      return Promise.resolve(void rung.push(complaintId));
    });
    const one = alarm('c1', inMs(0));
    await clock.arm([one, alarm('c2', inMs(50))]);
    await eventually(() => expect([failed, rung]).toEqual([['c1 no database'], ['c2']]));
    database = 'back';
    await eventually(async () => {
      await clock.arm([one]);
      expect(rung).toContain('c1');
    });
  });

  it('rings each alarm at one of several instances', async () => {
    const rung: string[] = [];
    const instances = [anAlarmClock(), anAlarmClock(), anAlarmClock()];
    for (const clock of instances) clock.start(({ complaintId }) => Promise.resolve(void rung.push(complaintId)));
    const alarms = Array.from({ length: 300 }, (_, n) => alarm(`c${n}`, inMs(100 + (n % 50))));
    await Promise.all(instances.map((clock) => clock.arm(alarms)));
    await eventually(() => expect(new Set(rung).size).toBe(300));
    expect(rung).toHaveLength(300);
  });

  it('sets far more alarms in one call than go into one command', async () => {
    const clock = anAlarmClock();
    await clock.arm(Array.from({ length: 1_700 }, (_, n) => alarm(`c${n}`, inMs(600_000))));
    expect(await clock.pending()).toBe(1_700);
  });

  it('goes by the business clock: an alarm fifteen days away rings soon where time is fast', async () => {
    const [start, speed] = [Date.now(), 10_000_000];
    const businessMs = () => start + (Date.now() - start) * speed;
    const rung: number[] = [];
    const clock = anAlarmClock({ realDelayUntil: (at) => (msOf(at) - businessMs()) / speed });
    clock.start(() => Promise.resolve(void rung.push(businessMs())));
    const at = instantFromMs(start + 15 * 86_400_000);
    await clock.arm([alarm('c1', at)]);
    await eventually(() => expect(rung).toHaveLength(1));
    expect(rung[0]).toBeGreaterThanOrEqual(msOf(at));
  });

  it('waits on when the business clock was slowed down after the alarm was set', async () => {
    let slowedDownBy = 0;
    const rung: number[] = [];
    const clock = anAlarmClock({ realDelayUntil: (at) => realDelayUntil(at) + slowedDownBy });
    const at = inMs(200);
    await clock.arm([alarm('c1', at)]);
    slowedDownBy = 600;
    clock.start(() => Promise.resolve(void rung.push(Date.now())));
    await eventually(() => expect(rung).toHaveLength(1));
    expect(rung[0]).toBeGreaterThanOrEqual(msOf(at) + 600);
  });

  it('takes an alarm out of Redis a little before its time, and rings when it has come, not before', async () => {
    let left = 150;
    const rung: string[] = [];
    const clock = anAlarmClock({ realDelayUntil: () => left });
    clock.start(({ complaintId }) => Promise.resolve(void rung.push(complaintId)));
    await clock.arm([alarm('c1', inMs(0))]);
    await clock.arm([alarm('c2', inMs(0))]);
    await eventually(async () => expect(await inRedis('wait', 'active')).toEqual([0, 2]));
    expect([await clock.pending(), rung]).toEqual([0, []]);
    left = 0;
    await eventually(() => expect(rung.sort()).toEqual(['c1', 'c2']));
  });

  it('tells how late an alarm rang', async () => {
    const lateness: number[] = [];
    const clock = anAlarmClock({ onRung: (ms) => lateness.push(ms) });
    await clock.arm([alarm('c1', inMs(50))]);
    await new Promise((resolve) => setTimeout(resolve, 400)); // nobody rings yet
    clock.start(() => Promise.resolve());
    await eventually(() => expect(lateness).toHaveLength(1));
    expect(lateness[0]).toBeGreaterThanOrEqual(300);
  });

  it('finishes what is ringing before it stops, and rings nothing after', async () => {
    const log: string[] = [];
    const clock = anAlarmClock();
    clock.start(async ({ complaintId }) => {
      log.push(`${complaintId} rings`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      log.push(`${complaintId} followed`);
    });
    await clock.arm([alarm('c1', inMs(0)), alarm('c2', inMs(700))]);
    await eventually(() => expect(log).toEqual(['c1 rings']));
    await clock.stop();
    log.push('stopped');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(log).toEqual(['c1 rings', 'c1 followed', 'stopped']);
  });
});
