import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { speaker } from '../sample/sample-listener.js';
import { sampleSetting, type SampleSetting } from '../sample/sample-setting.js';
import { type RunningService, startService } from '../service/start-service.js';

describe('redress_relay_lag_seconds', () => {
  let database: TestDatabase;
  let setting: SampleSetting;
  let speaking: RunningService;

  beforeAll(async () => {
    database = await testDatabase();
    setting = await sampleSetting(database.url);
    // nobody listens there; and a business clock far behind that of the machine
    const away = { TRANSPORT: 'kafka', KAFKA_BROKERS: '127.0.0.1:1', CLOCK_START: '2020-03-06T09:00:00Z' };
    const env = { ...setting.env, ...away };
    speaking = await startService(speaker, { env, log: setting.log, port: 0 });
  });
  afterAll(async () => {
    await speaking.stop();
    await setting.close();
    await database.drop();
  });

  const say = (word: string) =>
    fetch(`${speaking.url}/api/v1/words`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ word }),
    });
  const lag = async () => {
    const metrics = await (await fetch(`${speaking.url}/metrics`)).text();
    return Number(/^redress_relay_lag_seconds\{.*\} (\S+)$/m.exec(metrics)?.[1]);
  };

  it('is 0 while there is nothing to publish', async () => {
    expect(await lag()).toBe(0);
  });

  // it stayed 0 when the broker was away from the start, and was years by a business clock that was set
  it('grows by the clock of the machine while the broker is away', async () => {
    const before = Date.now();
    expect((await say('hello')).status).toBe(201);
    await eventually(async () => expect(await lag()).toBeGreaterThan(0.3));
    await say('again');
    await eventually(async () => expect(await lag()).toBeGreaterThan(0.6));
    expect(await lag()).toBeLessThanOrEqual((Date.now() - before) / 1_000);
  });
});
