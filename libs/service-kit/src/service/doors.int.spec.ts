import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Held, sampleService } from '../sample/sample-service.js';
import { sampleSetting, type SampleSetting } from '../sample/sample-setting.js';
import { type RunningService, startService } from './start-service.js';

describe('the door of a service', () => {
  let database: TestDatabase;
  let setting: SampleSetting;
  let token: string;
  const running: RunningService[] = [];
  const sockets: Socket[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    setting = await sampleSetting(database.url);
    token = await setting.tokenOf('receiver');
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const service of running.splice(0)) await service.stop();
  });
  afterAll(async () => {
    await setting.close();
    await database.drop();
  });

  const start = async (more: Record<string, string> = {}) => {
    const service = await startService(sampleService, { env: { ...setting.env, ...more }, log: setting.log, port: 0 });
    running.push(service);
    return service;
  };
  const ask = ({ url }: RunningService, path: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/v1/parcels${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  const gauge = async ({ url }: RunningService, name: string) =>
    Number(new RegExp(`^${name}\\{.*\\} (\\d+)$`, 'm').exec(await (await fetch(`${url}/metrics`)).text())?.[1]);

  const body = '{"branch":"cn/east","weight":2}';
  /** Begins to send a body: its first character, and the rest when the spec says so. */
  const beginning = ({ url }: RunningService, { path = '/parcels', signedIn = true } = {}) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    const authorization = signedIn ? `Authorization: Bearer ${token}\r\n` : '';
    const head = `Host: x\r\n${authorization}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
    socket.write(`POST /api/v1${path} HTTP/1.1\r\n${head}\r\n${body[0]}`);
    return {
      status: async () => Number(/^HTTP\/1.1 (\d+)/.exec(String((await once(socket, 'data'))[0]))?.[1]),
      all: () => text(socket),
      rest: () => socket.write(body.slice(1)),
      hangUp: () => socket.destroy(),
    };
  };

  // 256 callers without a token, each sending a byte now and then, kept everybody else out
  it('asks for a token before it waits for a body', async () => {
    const service = await start({ HTTP_MAX_IN_FLIGHT: '1' });
    expect(await beginning(service, { signedIn: false }).status()).toBe(401);
    expect((await ask(service, '')).status).toBe(200);
  });

  it('waits for no body where there is nothing', async () => {
    const service = await start();
    expect(await beginning(service, { path: '/nothing', signedIn: false }).status()).toBe(404);
  });

  it('keeps no place for a body that is slow, and takes it when it has come', async () => {
    const service = await start({ HTTP_MAX_IN_FLIGHT: '1' });
    const slow = beginning(service);
    await eventually(async () => expect(await gauge(service, 'redress_http_slow_bodies')).toBe(1));
    expect((await ask(service, '')).status).toBe(200);
    slow.rest();
    expect(await slow.status()).toBe(201);
    expect(await gauge(service, 'redress_http_slow_bodies')).toBe(0);
    expect((await ask(service, '')).status).toBe(200);
  });

  it('refuses a body that was slow when nobody can work on it now', async () => {
    const service = await start({ HTTP_MAX_IN_FLIGHT: '1' });
    const slow = beginning(service);
    await eventually(async () => expect(await gauge(service, 'redress_http_slow_bodies')).toBe(1));
    const held = ask(service, '/held');
    await eventually(() => expect(service.app.get(Held).waiting).toBe(1));
    slow.rest();
    expect(await slow.status()).toBe(503);
    service.app.get(Held).letGoAll();
    expect((await held).status).toBe(200);
    await eventually(async () => expect(await gauge(service, 'redress_http_requests_in_flight')).toBe(0));
  });

  it('waits five seconds for a body, says so and hangs up', async () => {
    const service = await start();
    const answer = await beginning(service).all();
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('"code":"body-too-slow"');
    expect(await gauge(service, 'redress_http_bodies_given_up_total')).toBe(1);
    expect(await gauge(service, 'redress_http_requests_in_flight')).toBe(0);
  }, 10_000);

  it('forgets a caller who hangs up while sending', async () => {
    const service = await start({ HTTP_MAX_IN_FLIGHT: '1' });
    const soon = beginning(service);
    soon.hangUp();
    await eventually(async () => expect((await ask(service, '')).status).toBe(200));
    const slow = beginning(service);
    await eventually(async () => expect(await gauge(service, 'redress_http_slow_bodies')).toBe(1));
    slow.hangUp();
    await eventually(async () => expect(await gauge(service, 'redress_http_slow_bodies')).toBe(0));
  });

  describe('for what is live', () => {
    const leaving: AbortController[] = [];
    const watch = (service: RunningService, headers: Record<string, string> = {}) => {
      const signal = new AbortController();
      leaving.push(signal);
      return fetch(`${service.url}/api/v1/parcels/live`, {
        headers: { authorization: `Bearer ${token}`, ...headers },
        signal: signal.signal,
      });
    };
    afterEach(() => {
      for (const each of leaving.splice(0)) each.abort();
    });

    it('has places of their own, until they are closed', async () => {
      const service = await start({ HTTP_MAX_LIVE: '1', HTTP_MAX_IN_FLIGHT: '1' });
      expect((await watch(service)).status).toBe(200);
      expect((await watch(service)).status).toBe(503);
      expect((await ask(service, '')).status).toBe(200);
      leaving[0]?.abort();
      await eventually(async () => expect((await watch(service)).status).toBe(200));
    });

    // a live view asked for without the header held the place of a request for ever, any other request none with it
    it('goes by the route, not by what the request says it accepts', async () => {
      const service = await start({ HTTP_MAX_LIVE: '1', HTTP_MAX_IN_FLIGHT: '1' });
      expect((await watch(service, { accept: '*/*' })).status).toBe(200);
      expect((await ask(service, '')).status).toBe(200);
      const held = ask(service, '/held', { accept: 'text/event-stream' });
      await eventually(() => expect(service.app.get(Held).waiting).toBe(1));
      expect((await ask(service, '', { accept: 'text/event-stream' })).status).toBe(503);
      service.app.get(Held).letGoAll();
      expect((await held).status).toBe(200);
    });

    it('has eight for one caller, and more for others', async () => {
      const service = await start();
      for (let n = 0; n < 8; n += 1) expect((await watch(service)).status).toBe(200);
      const ninth = await watch(service);
      expect([ninth.status, await ninth.json()]).toMatchObject([
        429,
        { code: 'too-many-live-streams', values: { atMost: 8 } },
      ]);
      expect(await gauge(service, 'redress_http_live_streams')).toBe(8);
      leaving[0]?.abort();
      await eventually(async () => expect((await watch(service)).status).toBe(200));
    });
  });
});
