import type { ComplaintList, ComplaintRecord, ComplaintRegisteredAnswer } from '@redress/contracts';
import { ProjectionRunner } from '@redress/event-store';
import type { ServiceAtWork } from '@redress/service-kit';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { aComplaint, intakeAtWork, tellStandardPolicy } from '../given/intake-at-work.js';

interface ProblemBody {
  readonly code: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}

describe('POST /api/v1/complaints', () => {
  jest.setTimeout(60_000);
  let database: TestDatabase;
  let intake: ServiceAtWork;

  beforeAll(async () => {
    database = await testDatabase();
    intake = await intakeAtWork(database.url);
  });
  afterAll(async () => {
    await intake.stop();
    await database.drop();
  });

  const post = <Body = ProblemBody>(body: object | string, headers: Record<string, string> = {}, user = 'rui') =>
    intake.ask<Body>(user, 'complaints', { body, headers });
  const sealedSoFar = () =>
    intake.service.app
      .get(DataSource)
      .query<{ last_value: string }[]>(
        'SELECT last_value FROM vault.sealing_sealing_id_seq UNION ALL SELECT last_value FROM registration_number',
      );
  const known = async () => {
    await intake.service.app.get(ProjectionRunner).catchUp();
    return (await intake.ask<ComplaintList>('he', 'complaints?limit=100')).body.items.length;
  };

  it('answers 201 with the version as ETag and the place of the complaint', async () => {
    const { status, etag, headers, body } = await post<ComplaintRegisteredAnswer>(aComplaint());
    expect([status, etag, headers.get('location')]).toEqual([201, '"1"', `/api/v1/complaints/${body.complaintId}`]);
    expect(body).toMatchObject({ version: 1, policy: { name: 'standard', version: 1 } });
    expect(body.registrationNumber).toMatch(/^R-\d{4}-\d{6}$/);
  });

  it('gives fifty equal requests at one instant one complaint and one answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post(aComplaint(), { 'idempotency-key': 'fifty' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body, etag }) => JSON.stringify([body, etag]))).size).toBe(1);
  });

  it('of two bodies under one key at one instant takes one, and answers 422 to the other', async () => {
    const headers = { 'idempotency-key': 'two-bodies' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => post(aComplaint({ narrative: n % 2 ? 'One.' : 'The other.' }), headers)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.filter(({ body }) => body.code === 'idempotency-key-reused').map(({ status }) => status)).toEqual(
      Array.from({ length: 10 }, () => 422),
    );
  });

  it('keeps the keys of one caller apart from those of another', async () => {
    const headers = { 'idempotency-key': 'everybody-counts-from-1' };
    const [one, other] = await Promise.all([
      post<ComplaintRegisteredAnswer>(aComplaint(), headers),
      post<ComplaintRegisteredAnswer>(aComplaint(), headers, 'su'),
    ]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.complaintId).not.toBe(other.body.complaintId);
  });

  it('knows a channel’s own number again without a key', async () => {
    const told = aComplaint({ source: { system: 'hotline', id: 'H-2026-0042' } });
    const [first, again] = [await post(told), await post(told)];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  });

  // another administrator who went on with an import made every row of it a second complaint
  it('knows a row of another system again whoever sends it, and one sent before that was so', async () => {
    const told = aComplaint({ source: { system: 'old-desk', id: '4711' } });
    const [first, again] = [await post<ComplaintRegisteredAnswer>(told), await post(told, {}, 'guan')];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect((await post({ ...told, narrative: 'Another one.' }, {}, 'guan')).status).toBe(422);

    await intake.service.app
      .get(DataSource)
      .query(`UPDATE once SET scope = 'user:rui' WHERE answer->>'complaintId' = $1`, [first.body.complaintId]);
    expect((await post(told)).body).toEqual(first.body);
  });

  // looked up before anything else: a seal made for a repetition would say anew who a person is, an erased one too
  it('seals nothing for a request that was done, and takes no number', async () => {
    const post = (body: object) =>
      intake.ask<ComplaintRegisteredAnswer>('su', 'complaints', { body, headers: { 'idempotency-key': 'once-only' } });
    const first = await post(aComplaint());
    const before = await sealedSoFar();
    expect((await post(aComplaint())).body).toEqual(first.body);
    expect((await post(aComplaint({ customer: { name: 'Another Example', telephone: '13000000059' } }))).status).toBe(
      422,
    );
    expect(await sealedSoFar()).toEqual(before);
  });

  it('keeps no number of a channel in clear, nor a key: callers write what they like', async () => {
    await post(aComplaint({ source: { system: 'hotline', id: '13912345678' } }));
    await post(aComplaint(), { 'idempotency-key': 'call-of-13912345678' });
    const found = await intake.service.app.get(DataSource).query<{ found: number }[]>(
      `SELECT (SELECT count(*) FROM event e WHERE e::text LIKE '%13912345678%')
              + (SELECT count(*) FROM announcement a WHERE a::text LIKE '%13912345678%')
              + (SELECT count(*) FROM once o WHERE o::text LIKE '%13912345678%') AS found`,
    );
    expect(Number(found[0]?.found)).toBe(0);
  });

  it.each([
    ['is no JSON', '{"channel":', 400, 'request-malformed', undefined],
    [
      'lacks the name',
      aComplaint({ customer: { telephone: '13000000052' } }),
      422,
      'validation-failed',
      'customer.name',
    ],
    ['has a field nobody knows', aComplaint({ colour: 'red' }), 422, 'validation-failed', 'colour'],
    ['names an unknown policy', aComplaint({ policy: 'no-such-policy' }), 422, 'validation-failed', 'policy'],
    ['names an unknown category', aComplaint({ category: 'weather' }), 422, 'validation-failed', 'category'],
    [
      'lacks what its category asks for',
      aComplaint({ category: 'delivery' }),
      422,
      'validation-failed',
      'fields.order-number',
    ],
    [
      'says among the fields who it is',
      aComplaint({ fields: { 'customer-name': 'Ann Example', 'customer-contact': '13000000099' } }),
      422,
      'validation-failed',
      'fields.customer-name',
    ],
    [
      'says among the fields what is evidence',
      aComplaint({ fields: { evidence: 'my id card number 000000' } }),
      422,
      'validation-failed',
      'fields.evidence',
    ],
    ['is of a branch out of reach', aComplaint({ branch: 'cn/south/guangzhou-01' }), 404, 'branch-unknown', 'branch'],
    ['happened tomorrow', aComplaint({ happenedAt: '2999-01-01T00:00:00Z' }), 422, 'happened-in-the-future', undefined],
    [
      'is dated back by years',
      aComplaint({ happenedAt: '2020-01-01T00:00:00Z' }),
      422,
      'dated-back-too-far',
      undefined,
    ],
    ['is longer than the limit', aComplaint({ narrative: 'x'.repeat(10_000_000) }), 413, 'body-too-large', undefined],
  ])('records nothing of a request that %s', async (_what, body, status, code, field) => {
    const before = await known();
    const answer = await post(body);
    expect([answer.status, answer.body.code, answer.body.errors?.[0]?.field]).toEqual([status, code, field]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await known()).toBe(before);
  });

  it.each([
    ['another content type', { 'content-type': 'text/plain' }, 415, 'content-type-not-supported'],
    ['a key with blanks', { 'idempotency-key': 'two words' }, 400, 'idempotency-key-malformed'],
    ['a forged token', { authorization: 'Bearer forged' }, 401, 'token-invalid'],
  ])('refuses %s', async (_what, headers, status, code) => {
    const answer = await post(aComplaint(), headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('is not for analysts, and history not for everyday registrations', async () => {
    expect((await post(aComplaint(), {}, 'yi')).status).toBe(403);
    const brought = await post(aComplaint({ history: { resolvedAt: '2024-01-01T00:00:00Z' } }));
    expect([brought.status, brought.body.errors?.[0]?.field]).toEqual([403, 'history']);
  });

  it('answers in the language asked for', async () => {
    const answer = await intake.ask<{ title: string }>('rui', 'complaints', {
      body: aComplaint({ category: 'weather' }),
      headers: { 'accept-language': 'zh-CN' },
    });
    expect(answer.body.title).toBe('字段有误');
  });

  it('opens what was said to those who may read it, and to nobody else', async () => {
    const { body } = await post<ComplaintRegisteredAnswer>(aComplaint({ narrative: 'For few eyes.' }));
    const path = `complaints/${body.complaintId}`;
    expect((await intake.ask<ComplaintRecord>('rui', path)).body.narrative).toMatchObject({ text: 'For few eyes.' });
    expect(JSON.stringify((await intake.ask('yi', path)).body)).not.toContain('For few eyes.');
  });

  // complaints registered before such fields were refused stay as they are: nobody is shown them
  it('shows no name that was recorded among the fields', async () => {
    const fields = { 'order-number': 'N-1' };
    const { body } = await post<ComplaintRegisteredAnswer>(aComplaint({ fields }));
    await intake.service.app
      .get(DataSource)
      .query('UPDATE event SET body = replace(body, $2, $3) WHERE stream_id = $1', [
        `complaint-${body.complaintId}`,
        ...['"order-number":', '"customer-name":"Ann Example","order-number":'],
      ]);
    for (const user of ['rui', 'yi'])
      expect((await intake.ask<ComplaintRecord>(user, `complaints/${body.complaintId}`)).body.fields).toEqual(fields);
  });
});

describe('a registration that is sent again', () => {
  jest.setTimeout(60_000);

  it('has its first answer, also where the policy would refuse it today', async () => {
    const database = await testDatabase();
    const intake = await intakeAtWork(database.url);
    try {
      const post = (key: string) =>
        intake.ask('rui', 'complaints', { body: aComplaint(), headers: { 'idempotency-key': key } });
      const first = await post('before');
      await tellStandardPolicy(intake, 2, (source) =>
        source
          .replace('  service: { zh: 服务,', '  attention: { zh: 服务,')
          .replace('categories: service,', 'categories: attention,'),
      );
      await eventually(async () => expect((await post(randomUUID())).status).toBe(422));
      const again = await post('before');
      expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    } finally {
      await intake.stop();
      await database.drop();
    }
  });
});
