import { type TestDatabase, testDatabase } from '@redress/testing';
import type { ProblemBody } from '../problem/render.js';
import { sampleService } from '../sample/sample-service.js';
import { sampleSetting, type SampleSetting } from '../sample/sample-setting.js';
import { type RunningService, startService } from './start-service.js';

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

describe('a service', () => {
  let database: TestDatabase;
  let setting: SampleSetting;
  let service: RunningService;
  let token: string;

  beforeAll(async () => {
    database = await testDatabase();
    setting = await sampleSetting(database.url);
    service = await startService(sampleService, { env: setting.env, log: setting.log, port: 0 });
    token = await setting.tokenOf('receiver');
  });
  afterAll(async () => {
    await service.stop();
    await setting.close();
    await database.drop();
  });

  const ask = (path: string, init: Asked = {}) =>
    fetch(`${service.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const problem = async (answering: Promise<Response>) => {
    const answer = await answering;
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const body = (await answer.json()) as ProblemBody;
    expect(answer.status).toBe(body.status);
    return { ...body, headers: answer.headers };
  };

  describe('answers what is wrong with a request as problem details:', () => {
    it('400 for JSON that is none', async () =>
      expect(await problem(post('/api/v1/parcels', '{"branch":'))).toMatchObject({
        status: 400,
        code: 'request-malformed',
      }));

    it('400 for JSON that reaches for the prototype', async () =>
      expect(await problem(post('/api/v1/parcels', '{"__proto__":{"admin":true}}'))).toMatchObject({ status: 400 }));

    it('413 for a body of 10 MB, telling the limit', async () =>
      expect(await problem(post('/api/v1/parcels', JSON.stringify({ branch: 'x'.repeat(10_000_000) })))).toMatchObject({
        status: 413,
        code: 'body-too-large',
        values: { limitKb: 1024 },
      }));

    it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])('415 for %s', async (type) =>
      expect(await problem(post('/api/v1/parcels', 'branch=cn', { 'content-type': type }))).toMatchObject({
        status: 415,
        code: 'content-type-not-supported',
      }),
    );

    it('422 naming every wrong field', async () =>
      expect(
        await problem(post('/api/v1/parcels', '{"weight":-1,"colour":"red","label":{"street":"Bund Road"}}')),
      ).toMatchObject({
        status: 422,
        code: 'validation-failed',
        errors: [
          { field: 'branch', code: 'missing' },
          { field: 'weight', code: 'too-small' },
          { field: 'label.street', code: 'too-big' },
          { field: 'colour', code: 'unknown-field' },
        ],
      }));

    it('422 for a body that is missing', async () =>
      expect(await problem(ask('/api/v1/parcels', { method: 'POST' }))).toMatchObject({ status: 422 }));

    it('422 naming a parameter', async () =>
      expect(
        await problem(ask('/api/v1/parcels/A%20B/open', { method: 'POST', headers: { 'if-match': '"7"' } })),
      ).toMatchObject({
        status: 422,
        errors: [{ field: 'id', code: 'wrong-format' }],
      }));

    it('404 for what is not there, and for what is out of reach, alike', async () => {
      const unknown = await problem(ask('/api/v1/nothing'));
      const outOfReach = await problem(ask('/api/v1/parcels/of-branch?branch=cn/west'));
      expect(unknown).toMatchObject({ status: 404, code: 'not-found' });
      expect(outOfReach.detail).toBe(unknown.detail);
    });

    it('409 for a refusal, with rule and values', async () =>
      expect(
        await problem(ask('/api/v1/parcels/open/open', { method: 'POST', headers: { 'if-match': '"7"' } })),
      ).toMatchObject({
        status: 409,
        code: 'parcel-already-open',
        rule: 'X-1',
        values: { openedAt: '2026-03-06T09:00:00.000Z' },
        detail: 'The parcel was opened at 2026-03-06T09:00:00.000Z.',
      }));

    it('in Chinese where that is preferred', async () => {
      const headers = { 'if-match': '"7"', 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' };
      const answer = await problem(ask('/api/v1/parcels/open/open', { method: 'POST', headers }));
      expect(answer).toMatchObject({ title: '包裹已打开', detail: '该包裹已于 2026-03-06T09:00:00.000Z 打开。' });
      expect(answer.headers.get('content-language')).toBe('zh-CN');
    });

    it('412 when the thing is at another version', async () => {
      const answer = await problem(ask('/api/v1/parcels/p-1/open', { method: 'POST', headers: { 'if-match': '"6"' } }));
      expect(answer).toMatchObject({ status: 412, code: 'version-changed', values: { actual: 7 } });
      expect(answer.headers.get('etag')).toBe('"7"');
    });

    it('428 when If-Match is missing', async () =>
      expect(await problem(ask('/api/v1/parcels/p-1/open', { method: 'POST' }))).toMatchObject({ status: 428 }));

    it('422 for an idempotency key that was used for another body', async () => {
      const headers = { 'if-match': '"7"', 'idempotency-key': 'used' };
      expect(await problem(ask('/api/v1/parcels/p-1/open', { method: 'POST', headers }))).toMatchObject({
        status: 422,
        code: 'idempotency-key-reused',
      });
    });

    it('400 for a cursor that was tampered with', async () =>
      expect(await problem(ask('/api/v1/parcels?cursor=bm90IG91cnM'))).toMatchObject({
        status: 400,
        code: 'cursor-unknown',
      }));

    it('503 with Retry-After when the database is away', async () => {
      const answer = await problem(ask('/api/v1/parcels/away'));
      expect(answer).toMatchObject({ status: 503, code: 'database-away' });
      expect(answer.headers.get('retry-after')).toBe('2');
    });

    it('500 for a fault of ours, which it logs and does not tell', async () => {
      const answer = await problem(ask('/api/v1/parcels/broken'));
      expect(answer).toMatchObject({ status: 500, code: 'fault' });
      expect(JSON.stringify(answer)).not.toContain('nutmeg');
      const line = setting
        .logged()
        .split('\n')
        .find((text) => text.includes('nutmeg'));
      expect(line).toContain(answer.traceId);
    });
  });

  describe('serves', () => {
    it('what is asked rightly', async () => {
      const answer = await post('/api/v1/parcels', '{"branch":"cn/east","weight":2}');
      expect(answer.status).toBe(201);
      expect(await answer.json()).toEqual({ id: 'p-1', branch: 'cn/east', note: 'user:rui' });
    });

    it('the version that a write came to as an ETag', async () => {
      const answer = await ask('/api/v1/parcels/p-1/open', { method: 'POST', headers: { 'if-match': '"7"' } });
      expect(answer.headers.get('etag')).toBe('"8"');
    });

    it('a list page by page', async () => {
      const first = (await (await ask('/api/v1/parcels')).json()) as { items: number[]; next: string };
      const second = (await (await ask(`/api/v1/parcels?limit=3&cursor=${first.next}`)).json()) as { items: number[] };
      expect([first.items, second.items]).toEqual([
        [1, 2],
        [3, 4, 5],
      ]);
    });

    it('the business clock, and the trace a caller brings', async () => {
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const answer = await ask('/api/v1/parcels/of-branch?branch=cn/east/shanghai-01', { headers: { traceparent } });
      const body = (await answer.json()) as { now: string; trace: string };
      expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(60_000);
      expect(body.trace).toBe('0af7651916cd43dd8448eb211c80319c');
      expect(answer.headers.get('trace-id')).toBe(body.trace);
    });

    it('its trace also to who handles a request with a body', async () => {
      await post('/api/v1/parcels/open/open', '{}', {
        'if-match': '"7"',
        traceparent: '00-1111111111111111111111111111111a-b7ad6b7169203331-01',
      });
      expect(setting.logged()).toContain('1111111111111111111111111111111a');
    });

    it('OpenAPI 3.1 from the schemas that validate', async () => {
      const document = (await (await fetch(`${service.url}/docs-json`)).json()) as Record<string, never>;
      expect(document).toMatchObject({
        openapi: '3.1.0',
        paths: { '/api/v1/parcels': { post: { responses: { 201: { content: expect.anything() as unknown } } } } },
        components: { schemas: { NewParcel: { required: ['branch', 'weight'] }, Parcel: {}, Problem: {} } },
      });
      expect(JSON.stringify(document)).not.toContain('nullable');
      expect((await fetch(`${service.url}/docs`)).status).toBe(200);
    });

    it('metrics by the template of the route, of this service', async () => {
      await ask('/api/v1/parcels/of-branch?branch=cn/east');
      const metrics = await (await fetch(`${service.url}/metrics`)).text();
      expect(metrics).toContain('route="/api/v1/parcels/of-branch"');
      expect(metrics).toContain('service="sample"');
      expect(metrics).not.toContain('cn/east');
    });

    it('its health, part by part', async () => {
      expect(await (await fetch(`${service.url}/health/live`)).json()).toEqual({ status: 'live' });
      const ready = await fetch(`${service.url}/health/ready`);
      expect(ready.status).toBe(200);
      expect(await ready.json()).toMatchObject({
        status: 'ready',
        parts: { postgresql: { state: 'here' }, vault: { state: 'here' } },
      });
    });
  });

  it('never logs a query string, a body or a token', async () => {
    await post('/api/v1/parcels?search=Wang-Xiaoming', '{"branch":"Li-Ming","weight":1}');
    expect(setting.logged()).not.toMatch(/Wang-Xiaoming|Li-Ming|eyJ/);
    expect(setting.logged()).toContain('/api/v1/parcels');
  });
});
