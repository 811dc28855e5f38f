import { Injectable, Module } from '@nestjs/common';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { Agent, get, type IncomingMessage } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Held, sampleService } from '../sample/sample-service.js';
import { sampleSetting, type SampleSetting } from '../sample/sample-setting.js';
import { type RunningService, startService } from './start-service.js';

describe('the life of a service', () => {
  let database: TestDatabase;
  let setting: SampleSetting;
  let token: string;
  const running: RunningService[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    setting = await sampleSetting(database.url);
    token = await setting.tokenOf('receiver');
  });
  afterEach(async () => {
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
  const ask = ({ url }: RunningService, path: string) =>
    fetch(`${url}/api/v1/parcels${path}`, { headers: { authorization: `Bearer ${token}` } });

  it('refuses within the limit of requests under way, and says when to come again', async () => {
    const service = await start({ HTTP_MAX_IN_FLIGHT: '2' });
    const held = service.app.get(Held);
    const first = [ask(service, '/held'), ask(service, '/held')];
    await eventually(() => expect(held.waiting).toBe(2));

    const third = await ask(service, '');
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await third.json()).toMatchObject({ code: 'too-busy' });
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);

    held.letGoAll();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask(service, '')).status).toBe(200);
  });

  it('keeps the place of a request whose caller hung up until its work is done', async () => {
    const service = await start({ HTTP_MAX_IN_FLIGHT: '1' });
    const held = service.app.get(Held);
    const impatient = new AbortController();
    const gone = fetch(`${service.url}/api/v1/parcels/held`, {
      headers: { authorization: `Bearer ${token}` },
      signal: impatient.signal,
    });
    await eventually(() => expect(held.waiting).toBe(1));
    impatient.abort();
    await expect(gone).rejects.toThrow();
    expect((await ask(service, '')).status).toBe(503);

    held.letGoAll();
    await eventually(async () => expect((await ask(service, '')).status).toBe(200));
  });

  // A kept-alive connection that was in use when the stop began held the server open for good.
  it('answers what was begun, then stops although the connection was kept alive', async () => {
    const service = await start();
    const held = service.app.get(Held);
    const agent = new Agent({ keepAlive: true });
    const answering = new Promise<IncomingMessage>((resolve, reject) =>
      get(`${service.url}/api/v1/parcels/held`, { agent, headers: { authorization: `Bearer ${token}` } }, resolve).on(
        'error',
        reject,
      ),
    );
    await eventually(() => expect(held.waiting).toBe(1));

    const stopped = service.stop();
    held.letGoAll();
    const answer = await answering;
    expect([answer.statusCode, answer.headers.connection]).toEqual([200, 'close']);
    answer.resume();
    await stopped;
    await expect(fetch(service.url)).rejects.toThrow();
    agent.destroy();
  });

  it('stops within its limits although a request never ends', async () => {
    const service = await start();
    const begun = ask(service, '/held').catch(() => undefined);
    await eventually(() => expect(service.app.get(Held).waiting).toBe(1));
    const stoppedAt = performance.now();
    await service.stop();
    expect(performance.now() - stoppedAt).toBeLessThan(4_500);
    await begun;
  });

  it('stops at once when nothing is in the way', async () => {
    const service = await start();
    const before = setting.logged().length;
    await service.stop();
    expect(setting.logged().slice(before)).not.toContain('Did not stop in time');
  });

  it('stops twice as once', async () => {
    const service = await start();
    await Promise.all([service.stop(), service.stop()]);
  });

  it('starts without PostgreSQL, says so, and works as soon as it comes', async () => {
    const door = await doorTo(database.url);
    const service = await start({ DATABASE_URL: door.url });
    const ready = async () =>
      (await fetch(`${service.url}/health/ready`)).json() as Promise<{
        status: string;
        parts: Record<string, { state: string }>;
      }>;

    expect(await ready()).toMatchObject({ status: 'unready', parts: { postgresql: { state: 'away' } } });
    const refused = await ask(service, '');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);

    await door.open();
    await eventually(async () => expect((await ready()).status).toBe('ready'));
    expect((await ask(service, '')).status).toBe(200);
    await door.shut();
    await eventually(async () => expect((await ready()).parts).toMatchObject({ postgresql: { state: 'away' } }));
  });

  it('works without a broker, says so, and stops without it', async () => {
    const service = await start({ TRANSPORT: 'kafka', KAFKA_BROKERS: '127.0.0.1:9' });
    const ready = await fetch(`${service.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'degraded', parts: { kafka: { state: 'away' } } });
    expect((await ask(service, '')).status).toBe(200);

    const before = setting.logged().length;
    await service.stop();
    expect(setting.logged().slice(before)).not.toContain('Did not stop in time');
  });

  // SIGTERM in the middle of a start ended the process where it stood: nobody had heard the signal yet
  it('can be stopped while it is still starting, and stops what it has started', async () => {
    const seen: string[] = [];
    class NeverDone {
      start() {
        seen.push('started');
        return new Promise<void>(() => undefined);
      }
      stop() {
        seen.push('stopped');
      }
    }
    Injectable()(NeverDone);
    class OnlyThat {}
    Module({ providers: [NeverDone], exports: [NeverDone] })(OnlyThat);
    const slow = { ...sampleService, module: OnlyThat, workers: [NeverDone], consumers: [], projections: [] };
    let stop: (() => Promise<void>) | undefined;
    void startService(slow, {
      ...{ env: setting.env, log: setting.log, port: 0 },
      onStarting: (given) => (stop = given),
    });
    await eventually(() => expect(seen).toEqual(['started']));
    await stop?.();
    expect(seen).toEqual(['started', 'stopped']);
  });

  it('stops while PostgreSQL is away', async () => {
    const service = await start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' });
    await service.stop();
  });

  it('does not start with a migration that is wrong, and lets go of its port', async () => {
    class Wrong1790000000001 {
      name = 'Wrong1790000000001';
      up(runner: { query(sql: string): Promise<unknown> }) {
        return runner.query('CREATE TABEL x ()').then(() => undefined);
      }
      down() {
        return Promise.resolve();
      }
    }
    const wrong = { ...sampleService, schema: 'wrong', migrations: [Wrong1790000000001] };
    await expect(startService(wrong, { env: setting.env, log: setting.log, port: 0 })).rejects.toThrow('TABEL');
  });

  it('lives beside others in one process, each with metrics of its own', async () => {
    const [one, other] = await Promise.all([
      start(),
      startService(
        { ...sampleService, name: 'other', schema: 'other' },
        { env: setting.env, log: setting.log, port: 0 },
      ),
    ]);
    running.push(other);
    await ask(one, '');
    const [ofOne, ofOther] = await Promise.all(
      [one, other].map(async ({ url }) => (await fetch(`${url}/metrics`)).text()),
    );
    expect(ofOne).toContain('route="/api/v1/parcels"');
    expect(ofOther).not.toContain('route="/api/v1/parcels"');
  });
});

/** A way to a PostgreSQL server that is shut at first. */
async function doorTo(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const pass = (socket: Socket) => {
    const behind = connect(Number(port || 5432), hostname);
    for (const end of [socket, behind]) sockets.add(end.on('error', () => end.destroy()));
    socket.pipe(behind).pipe(socket);
  };
  const free = await listening(createServer(), 0);
  const { port: own } = free.address() as { port: number };
  await new Promise((resolve) => free.close(resolve));
  const door = createServer(pass);
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(own);
  return {
    url: url.toString(),
    open: () => listening(door, own),
    shut: async () => {
      const closed = new Promise((resolve) => door.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function listening(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server)),
  );
}
