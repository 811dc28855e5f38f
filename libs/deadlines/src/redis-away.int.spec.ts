import { type Instant, instantFromMs, msOf } from '@redress/business-time';
import { eventually, ownRedis } from '@redress/testing';
import type { RedisServer } from '@redress/testing';
import { Redis } from 'ioredis';
import type { Alarm } from './alarm-clock.js';
import { BullAlarmClock } from './bull-alarm-clock.js';

const realDelayUntil = (at: Instant) => msOf(at) - Date.now();
const alarm = (complaintId: string, ms: number): Alarm => ({
  complaintId,
  at: instantFromMs(Date.now() + ms),
});

let redis: RedisServer;
let clock: BullAlarmClock;
let troubles: string[];
let rung: string[];
function wind(redisUrl = redis.url): void {
  [troubles, rung] = [[], []];
  const onTrouble = ({ message }: Error) => troubles.push(message);
  clock = new BullAlarmClock({ redisUrl, prefix: 'redress', realDelayUntil, onTrouble });
}
const ring = ({ complaintId }: Alarm) => Promise.resolve(void rung.push(complaintId));
/** Sets a new alarm each time it looks, until one rings: those set while Redis was away are the sweep's. */
const ringsAgain = (name: string) =>
  eventually(
    async () => {
      await clock.arm([alarm(`${name}-${Math.random()}`, 0)]);
      expect(rung.some((one) => one.startsWith(name))).toBe(true);
    },
    { withinMs: 20_000, everyMs: 100 },
  );

beforeEach(async () => {
  redis = await ownRedis();
});
afterEach(async () => {
  await clock.stop();
  await redis.stop();
});

describe('while Redis is away', () => {
  it('setting alarms ends, says so, and works again after its return, as ringing does', async () => {
    wind();
    clock.start(ring);
    await ringsAgain('before');
    expect(clock.ringing).toBe(true);

    await redis.kill();
    await eventually(() => expect(clock.ringing).toBe(false));
    expect(await clock.whyAway()).toContain('Redis does not answer');
    troubles = [];
    await clock.arm([alarm('lost', 0)]);
    expect(troubles).not.toEqual([]);
    expect(rung).not.toContain('lost');

    await redis.restart();
    await ringsAgain('after');
    expect(clock.ringing).toBe(true);
    expect(await clock.whyAway()).toBeUndefined();
  });

  it('a clock may be wound, and rings as soon as Redis has come', async () => {
    await redis.kill();
    wind();
    clock.start(ring);
    await clock.arm([alarm('lost', 0)]);
    expect(clock.ringing).toBe(false);
    await redis.restart();
    await ringsAgain('after');
  });

  it('a clock stops nevertheless, also when it was never there', async () => {
    await redis.kill();
    wind();
    clock.start(ring);
    await clock.stop();
    expect(clock.ringing).toBe(false);
  });

  it('a frozen Redis holds nobody up', async () => {
    wind();
    clock.start(ring);
    await ringsAgain('before');
    redis.freeze();
    try {
      await clock.arm([alarm('frozen', 0)]);
      expect(troubles.at(-1)).toMatch(/timed out|did not answer/i);
      expect(clock.ringing).toBe(true); // nobody has said anything to the contrary
      expect(await clock.whyAway()).toContain('Redis does not answer');
      await clock.stop();
    } finally {
      redis.thaw();
    }
  });
});

describe('a clock stopped while Redis was away', () => {
  // the first of three steps had all of that time, and each of the others as much again
  it('stops within a second and a half, also in the middle of an alarm', async () => {
    wind();
    let ringing = false;
    clock.start(() => {
      ringing = true;
      return new Promise(() => undefined);
    });
    await clock.arm([alarm('endless', 0)]);
    await eventually(() => expect(ringing).toBe(true));
    redis.freeze();
    const began = performance.now();
    await clock.stop();
    const tookMs = performance.now() - began;
    redis.thaw();
    expect(tookMs).toBeLessThan(1_500);
  });

  // A worker that was pausing when its connection broke would connect again as soon as Redis answers.
  it('does not come back with it', async () => {
    wind();
    clock.start(ring);
    await ringsAgain('before');
    redis.freeze();
    await clock.stop();
    redis.thaw();
    const admin = new Redis(redis.url);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await eventually(async () => expect(await admin.info('clients')).toContain('connected_clients:1\r\n'));
    await admin.quit();
  });
});

describe('after Redis was emptied', () => {
  it('alarms may be set again and ring', async () => {
    wind();
    const far = alarm('far', 3_600_000);
    const near = alarm('near', 1_500);
    await clock.arm([far, near]);
    clock.start(ring);
    await ringsAgain('before');
    const admin = new Redis(redis.url);
    await admin.flushall();
    await admin.quit();
    expect(await clock.pending()).toBe(0);
    await clock.arm([far, near]);
    await eventually(() => expect(rung).toContain('near'));
    expect(rung.filter((one) => one === 'near')).toHaveLength(1);
    expect(await clock.pending()).toBe(1);
  });
});
