import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@redress/testing';
import { gatewayConfigOf, gatewayVariables, type RunningGateway, startGateway } from './index.js';

const NOBODY = 'http://127.0.0.1:1';

/** A service that answers as the spec says; it stands behind all four names unless told otherwise. */
async function serviceThat(answer: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function builtConsole(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>Redress</title>');
  await writeFile(join(folder, 'assets/index-abc.js'), 'start()');
  return folder;
}

describe('the front door', () => {
  let consoleDir: string;
  let gateway: RunningGateway;
  let answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  const services: Server[] = [];

  beforeAll(async () => {
    consoleDir = await builtConsole();
    const { url, server } = await serviceThat((request, response) => void answer(request, response));
    services.push(server);
    gateway = await startGateway(
      gatewayConfigOf(
        gatewayVariables.parse({
          GATEWAY_PORT: 0,
          CONSOLE_DIR: consoleDir,
          INTAKE_URL: url,
          ROUTING_URL: `${url}/`,
          SLA_TIMER_URL: url,
          FEEDBACK_URL: NOBODY,
          UPSTREAM_TIMEOUT_MS: 400,
          OIDC_ISSUER: 'https://issuer.example',
          LOCAL_SIGN_IN: 'on',
          LOG_LEVEL: 'silent',
        }),
      ),
    );
  });

  afterAll(async () => {
    await gateway.stop();
    for (const server of services) server.close().closeAllConnections();
    await rm(consoleDir, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) => fetch(gateway.url + path, { headers });

  it('passes on path, query, headers and body, and says for whom', async () => {
    let seen: { url: string | undefined; headers: IncomingMessage['headers']; body: string } | undefined;
    answer = async (request, response) => {
      seen = { url: request.url, headers: request.headers, body: await text(request) };
      response.writeHead(201, { etag: '"4"' }).end('{}');
    };
    const answered = await fetch(`${gateway.url}/api/v1/complaints?x=%E6%BC%8F`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': '"3"', 'x-forwarded-for': '10.0.0.1' },
      body: '{"kind":"complaint"}',
    });
    expect([answered.status, answered.headers.get('etag')]).toEqual([201, '"4"']);
    expect(seen).toMatchObject({
      url: '/api/v1/complaints?x=%E6%BC%8F',
      body: '{"kind":"complaint"}',
      headers: { 'if-match': '"3"', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' },
    });
  });

  it.each([
    ['en', 'The service feedback cannot be reached'],
    ['zh-CN,zh;q=0.9,en;q=0.8', '无法连接服务 feedback'],
  ])('says in problem details (%s) that a service is away', async (language, words) => {
    const answered = await get('/api/v1/feedback/c-1', { 'accept-language': language });
    expect([answered.status, answered.headers.get('content-type')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answered.headers.get('retry-after')).toBe('2');
    const { code, detail } = (await answered.json()) as { code: string; detail: string };
    expect(code).toBe('service-away');
    expect(detail).toContain(words);
  });

  it('waits no longer than configured for an answer to begin', async () => {
    answer = () => undefined;
    const answered = await get('/api/v1/cases/c-1');
    expect([answered.status, await answered.json()]).toMatchObject([503, { code: 'service-too-slow' }]);
  });

  it('says that a service broke off', async () => {
    answer = (request) => void request.socket.destroy();
    const answered = await get('/api/v1/cases/c-1');
    expect([answered.status, await answered.json()]).toMatchObject([502, { code: 'service-broke-off' }]);
    expect(answered.headers.get('retry-after')).toBe('2');
  });

  it('asks once, also where a service is busy', async () => {
    let asked = 0;
    answer = (_request, response) => {
      asked++;
      response.writeHead(503, { 'retry-after': '1' }).end('{}');
    };
    expect((await get('/api/v1/queue')).status).toBe(503);
    expect(asked).toBe(1);
  });

  it('refuses a body that is too long without troubling a service', async () => {
    answer = () => {
      throw new Error('the service was asked');
    };
    const answered = await fetch(`${gateway.url}/api/v1/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.alloc(10 * 1024 * 1024, 32),
    });
    expect([answered.status, await answered.json()]).toMatchObject([413, { code: 'request-too-long' }]);
  });

  it('lets live events through one by one, silence included, and lets go of the service with the reader', async () => {
    let live: ServerResponse | undefined;
    answer = (_request, response) => {
      live = response;
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    };
    const leaving = new AbortController();
    const answered = await fetch(`${gateway.url}/api/v1/queue/live`, { signal: leaving.signal });
    const reader = answered.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe('data: 1\n\n');
    await new Promise((resolve) => setTimeout(resolve, 600)); // longer than any other answer may be silent
    live!.write('data: 2\n\n');
    expect((await reader.read()).value).toBe('data: 2\n\n');
    leaving.abort();
    await once(live!, 'close');
  });

  it('serves the page anew every time and hashed files for ever', async () => {
    const page = await get('/', { accept: 'text/html' });
    const file = await get('/assets/index-abc.js');
    expect([page.headers.get('cache-control'), await page.text()]).toEqual(['no-cache', '<title>Redress</title>']);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('opens a room of the console at any address a browser asks for', async () => {
    const page = await get('/complaints/c-1?x=1', { accept: 'text/html,*/*' });
    expect([page.status, await page.text()]).toEqual([200, '<title>Redress</title>']);
  });

  it.each(['/api/v1/nothing', '/api/v1/complaintsx', '/assets/missing.js', '/auth/nothing'])(
    'has nothing at %s, for browsers neither',
    async (path) => {
      const answered = await get(path, { accept: 'text/html' });
      expect([answered.status, await answered.json()]).toMatchObject([404, { code: 'not-found', values: { path } }]);
    },
  );

  it('lets the page run only what came from here and speak only to the issuer besides', async () => {
    const policy = (await get('/', { accept: 'text/html' })).headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' https://issuer.example;");
    expect((await get('/health/live')).headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('hands on what each service says of itself, without the sentences why', async () => {
    const kafka = { state: 'away', since: '2026-03-02T01:00:00.000Z', detail: 'connect ECONNREFUSED broker-1.example' };
    const postgresql = { state: 'here', since: '2026-03-02T01:00:00.000Z' };
    answer = (_request, response) =>
      void response.end(JSON.stringify({ status: 'degraded', parts: { postgresql, kafka } }));
    const answered = await get('/health/ready');
    const degraded = { status: 'degraded', parts: { postgresql: 'here', kafka: 'away' } };
    const services = { intake: degraded, routing: degraded, 'sla-timer': degraded, feedback: { status: 'away' } };
    expect([answered.status, await answered.json()]).toEqual([503, { status: 'unready', services }]);
  });

  it('asks the services once a second whether they are ready, however many ask', async () => {
    let asked = 0;
    answer = (_request, response) => void response.end(String(++asked));
    await pause(1_050);
    await Promise.all(Array.from({ length: 10 }, () => get('/health/ready')));
    expect(asked).toBe(3); // feedback is away
  });

  it.each([
    ['/docs', "'unsafe-inline'"],
    ['/docs/intake/docs', "'unsafe-inline'"],
    ['/docsfoo', "style-src 'self';"],
  ])('lets scripts inside the page run in documents alone: %s', async (path, allowed) => {
    answer = (_request, response) => void response.end('');
    const policy = (await get(path, { accept: 'text/html' })).headers.get('content-security-policy');
    expect(policy).toContain(allowed);
    expect(policy?.includes("'unsafe-inline'")).toBe(path !== '/docsfoo');
  });

  it('leads to the documents of each service', async () => {
    answer = (request, response) => void response.end(request.url);
    expect(await (await get('/docs')).text()).toContain('href="/docs/intake"');
    const page = await get('/docs/intake');
    expect([page.url, await page.text()]).toEqual([`${gateway.url}/docs/intake/docs`, '/docs']);
  });

  it('tells the console where to sign in, and lets demonstration users in where that is on', async () => {
    expect(await (await get('/console-settings.json')).json()).toEqual({
      issuer: 'https://issuer.example',
      clientId: 'redress-console',
      scope: 'openid profile',
      localSignIn: true,
    });
    const signedIn = await fetch(`${gateway.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"user":"rui"}',
    });
    expect(await signedIn.json()).toMatchObject({ token_type: 'Bearer' });
  });

  describe('with few connections to each service', () => {
    let narrow: RunningGateway;
    const callers: (() => void)[] = [];

    beforeAll(async () => {
      const { port } = services[0]!.address() as AddressInfo;
      narrow = await startGateway(
        gatewayConfigOf(
          gatewayVariables.parse({
            GATEWAY_PORT: 0,
            CONSOLE_DIR: consoleDir,
            INTAKE_URL: `http://127.0.0.1:${port}`,
            ROUTING_URL: `http://127.0.0.1:${port}`,
            UPSTREAM_CONNECTIONS: 2,
            HTTP_MAX_LIVE: 3,
            LOG_LEVEL: 'silent',
          }),
        ),
      );
    });
    afterEach(() => {
      for (const leave of callers.splice(0)) leave();
    });
    afterAll(() => narrow.stop());

    const ask = (path: string) => {
      const leaving = new AbortController();
      callers.push(() => leaving.abort());
      return fetch(`${narrow.url}/api/v1/${path}`, { signal: leaving.signal });
    };
    /** Begins to send a body and leaves it at that. */
    const slowly = () => {
      const socket = connect(Number(new URL(narrow.url).port), '127.0.0.1');
      callers.push(() => socket.destroy());
      socket.on('error', () => undefined);
      socket.write('POST /api/v1/complaints HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n');
      socket.write('Content-Length: 100\r\n\r\n{');
      return socket;
    };

    // 128 callers without a token who sent a byte now and then had all connections: everybody else hung, unanswered
    it('takes none of them for a body that has not come', async () => {
      let asked = 0;
      answer = (_request, response) => void response.end(String(++asked));
      for (let n = 0; n < 50; n += 1) slowly();
      await pause(500);
      expect((await ask('complaints')).status).toBe(200);
      expect(asked).toBe(1);
    });

    it('waits ten seconds for a body, says so and hangs up', async () => {
      const answered = await text(slowly());
      expect(answered).toMatch(/^HTTP\/1.1 408 /);
      expect(answered).toContain('"code":"body-too-slow"');
    }, 15_000);

    it('tells at once for whom there is none, and lets the next one through when one is free', async () => {
      const waiting: ServerResponse[] = [];
      answer = (_request, response) => void waiting.push(response);
      const begun = [ask('complaints'), ask('complaints')];
      await eventually(() => expect(waiting).toHaveLength(2));
      const third = await ask('complaints');
      expect([third.status, third.headers.get('retry-after')]).toEqual([503, '1']);
      expect(await third.json()).toMatchObject({ code: 'service-busy', values: { service: 'intake' } });

      for (const response of waiting.splice(0)) response.end('{}');
      expect((await Promise.all(begun)).map(({ status }) => status)).toEqual([200, 200]);
      answer = (_request, response) => void response.end('{}');
      expect((await ask('complaints')).status).toBe(200);
    });

    it('has others for live events, as many as configured', async () => {
      answer = (request, response) => {
        if (request.url !== '/api/v1/queue/live') return void response.end('{}');
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': \n\n');
      };
      for (let n = 0; n < 3; n += 1) expect((await ask('queue/live')).status).toBe(200);
      expect((await ask('queue/live')).status).toBe(503);
      expect((await ask('queue')).status).toBe(200);
      callers[0]?.();
      await eventually(async () => expect((await ask('queue/live')).status).toBe(200));
    });
  });

  it('refuses a body that turns out too long, and asks no service', async () => {
    answer = () => {
      throw new Error('the service was asked');
    };
    const pieces = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
    });
    const answered = await fetch(`${gateway.url}/api/v1/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: pieces,
      duplex: 'half',
    });
    expect([answered.status, await answered.json()]).toMatchObject([413, { code: 'request-too-long' }]);
  });

  it('passes a body on as it is, whatever it is', async () => {
    let seen: unknown;
    answer = async (request, response) => {
      seen = { type: request.headers['content-type'], body: await text(request) };
      response.writeHead(415).end('{}');
    };
    const sent = { type: 'text/csv; charset=utf-8', body: '{"__proto__": 1},漏' };
    const headers = { 'content-type': sent.type };
    expect((await fetch(`${gateway.url}/api/v1/complaints`, { method: 'POST', headers, body: sent.body })).status).toBe(
      415,
    );
    expect(seen).toEqual(sent);
    expect((await fetch(`${gateway.url}/api/v1/complaints`, { method: 'POST' })).status).toBe(415);
    expect(seen).toEqual({ type: undefined, body: '' });
  });

  it('ends although somebody listens to live events', async () => {
    answer = (_request, response) =>
      void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': \n\n');
    const own = await startGateway(
      gatewayConfigOf(
        gatewayVariables.parse({
          GATEWAY_PORT: 0,
          CONSOLE_DIR: consoleDir,
          ROUTING_URL: `http://127.0.0.1:${(services[0]!.address() as AddressInfo).port}`,
          LOG_LEVEL: 'silent',
        }),
      ),
    );
    const live = await fetch(`${own.url}/api/v1/queue/live`);
    await own.stop();
    await expect(live.text()).rejects.toThrow();
  });
});

describe('a front door without a built console', () => {
  it('does not open, and says what to do', async () => {
    const config = gatewayConfigOf(gatewayVariables.parse({ CONSOLE_DIR: '/nowhere', LOG_LEVEL: 'silent' }));
    await expect(startGateway(config)).rejects.toThrow('npx nx build @redress/console');
  });
});
