import { InProcessHub } from '@redress/messaging';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { listener, OnWordSaid, speaker } from '../sample/sample-listener.js';
import { sampleSetting, type SampleSetting } from '../sample/sample-setting.js';
import { type RunningService, startService } from './start-service.js';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('announcements between two services of one process', () => {
  let database: TestDatabase;
  let setting: SampleSetting;
  let speaking: RunningService;
  let listening: RunningService;
  let ears: OnWordSaid;

  beforeAll(async () => {
    database = await testDatabase();
    setting = await sampleSetting(database.url);
    const hub = new InProcessHub();
    const options = { env: { ...setting.env, HANDLING_ATTEMPTS: '2' }, log: setting.log, port: 0, hub };
    [speaking, listening] = await Promise.all([startService(speaker, options), startService(listener, options)]);
    hub.open();
    ears = listening.app.get(OnWordSaid, { strict: false });
  });
  afterAll(async () => {
    await Promise.all([speaking.stop(), listening.stop()]);
    await setting.close();
    await database.drop();
  });

  const say = (word: string) =>
    fetch(`${speaking.url}/api/v1/words`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent },
      body: JSON.stringify({ word }),
    });
  const operations = async (path: string, method = 'GET') =>
    fetch(`${listening.url}/api/v1/operations/listener/${path}`, {
      method,
      headers: { authorization: `Bearer ${await setting.tokenOf('administrator')}` },
    });

  it('are handled within the trace of the request that caused them, naming their cause', async () => {
    const { eventId } = (await (await say('hello')).json()) as { eventId: string };
    const heard = await eventually(() => {
      expect(ears.heard).toHaveLength(1);
      return ears.heard[0];
    });
    expect(heard).toMatchObject({
      word: 'hello',
      traceId: '0af7651916cd43dd8448eb211c80319c',
      meta: { actor: 'service:listener', correlationId: 'hello', causationId: eventId },
    });
  });

  it('are parked when they keep failing, listed with the reason, and handled when they are tried again', async () => {
    await say('boom');
    const parked = await eventually(async () => {
      const { items } = (await (await operations('parked')).json()) as { items: unknown[] };
      expect(items).toHaveLength(1);
      return items[0];
    });
    expect(parked).toMatchObject({ topic: 'intake', key: 'boom', number: 1, reason: 'too loud', waitingBehind: 0 });
    expect(await (await fetch(`${listening.url}/metrics`)).text()).toMatch(
      /redress_announcements_waiting\{reason="parked".*\} 1/,
    );

    ears.afraid = false;
    expect((await operations('parked/intake/boom/1/replay', 'POST')).status).toBe(202);
    await eventually(() => expect(ears.heard.map(({ word }) => word)).toContain('boom'));
    expect((await operations('parked/intake/boom/1/replay', 'POST')).status).toBe(404);
  });

  it('have one consumer each, or the service does not start', async () => {
    const twice = { ...listener, consumers: [OnWordSaid, OnWordSaid] };
    await expect(startService(twice, { env: setting.env, log: setting.log, port: 0 })).rejects.toThrow('OnWordSaid');
  });

  it('need a consumer that the module provides, or the service does not start', async () => {
    const nobody = { ...speaker, consumers: [OnWordSaid] };
    await expect(startService(nobody, { env: setting.env, log: setting.log, port: 0 })).rejects.toThrow('OnWordSaid');
  });
});
