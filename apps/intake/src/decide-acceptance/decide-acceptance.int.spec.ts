import type { ComplaintRecord, ComplaintRegisteredAnswer } from '@redress/contracts';
import type { ServiceAtWork } from '@redress/service-kit';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { aComplaint, intakeAtWork } from '../given/intake-at-work.js';

interface ProblemBody {
  readonly code: string;
  readonly values?: { readonly actual?: number };
}

describe('what is decided about a complaint, what is added to it, and its end', () => {
  jest.setTimeout(60_000);
  let database: TestDatabase;
  let intake: ServiceAtWork;
  let complaintId: string;

  beforeAll(async () => {
    database = await testDatabase();
    intake = await intakeAtWork(database.url);
  });
  beforeEach(async () => {
    const { body } = await intake.ask<ComplaintRegisteredAnswer>('rui', 'complaints', { body: aComplaint() });
    complaintId = body.complaintId;
  });
  afterAll(async () => {
    await intake.stop();
    await database.drop();
  });

  const act = (action: string, body: object, version: string | null = '"1"', user = 'rui') =>
    intake.ask<ProblemBody>(user, `complaints/${complaintId}/${action}`, {
      body,
      headers: version === null ? {} : { 'if-match': version },
    });
  const read = (user = 'rui') => intake.ask<ComplaintRecord>(user, `complaints/${complaintId}`);

  it('withdraws once, tells the new version, and refuses the next decision', async () => {
    const done = await act('withdrawal', { reason: 'It is settled.' });
    expect([done.status, done.etag]).toEqual([201, '"2"']);
    const late = await act('acceptance', {}, '"2"');
    expect([late.status, late.body.code]).toEqual([409, 'complaint-already-decided']);
    expect((await read()).body.status).toBe('withdrawn');
  });

  it('wants the version that was seen: 428 without, 400 malformed, 412 when it moved, with the version there is', async () => {
    expect((await act('withdrawal', {}, null)).status).toBe(428);
    expect((await act('withdrawal', {}, 'W/"1"')).status).toBe(400);
    await act('acceptance', {});
    const stale = await act('withdrawal', {});
    expect([stale.status, stale.body.code, stale.body.values?.actual, stale.etag]).toEqual([
      412,
      'version-changed',
      2,
      '"2"',
    ]);
    expect((await read()).body.status).toBe('accepted');
  });

  it('lets one of twenty decide who saw the same version', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => act(n % 2 ? 'acceptance' : 'withdrawal', {})),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 412]));
  });

  it('declines on a ground the policy knows', async () => {
    const unknown = await act('declining', { ground: 'no-mood' });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'ground-unknown']);
    expect((await act('declining', { ground: 'not-ours' })).status).toBe(201);
  });

  // whoever was complained about could decline the complaint, or have it taken back
  it('is not decided by the person complained about (A-12)', async () => {
    const about = await intake.ask<ComplaintRegisteredAnswer>('su', 'complaints', {
      body: aComplaint({ complainedAbout: 'rui' }),
    });
    complaintId = about.body.complaintId;
    for (const [action, body] of [
      ['acceptance', {}],
      ['declining', { ground: 'not-ours', explanation: 'Nobody here did that.' }],
      ['withdrawal', { reason: 'It is settled.' }],
    ] as const) {
      const refused = await act(action, body);
      expect([action, refused.status, refused.body]).toMatchObject([
        action,
        403,
        { code: 'excluded-from-stage', rule: 'complained-about' },
      ]);
    }
    const offered = async (user: string) => (await read(user)).body.actions.map(({ name }) => name);
    expect(await offered('rui')).toEqual(['add-evidence']);
    expect(await offered('su')).toEqual(['accept', 'decline', 'withdraw', 'add-evidence']);
    expect((await act('evidence', { text: 'I was on leave that day.' })).status).toBe(201);
    expect((await act('acceptance', {}, '"2"', 'su')).status).toBe(201);
  });

  it('seals evidence and hands it out as a file to be saved', async () => {
    const text = '<script>alert(1)</script>';
    expect((await act('evidence', { mediaType: 'text/html', text })).status).toBe(201);
    expect((await act('evidence', { text: 'and', base64: 'YW5k' }, '"2"')).status).toBe(422);
    const [evidence] = (await read()).body.evidence;
    const file = await intake.ask<string>('rui', `complaints/${complaintId}/evidence/${evidence?.ref}`);
    expect([file.status, file.body, file.headers.get('content-disposition')]).toEqual([200, text, 'attachment']);
    expect((await intake.ask('yi', `complaints/${complaintId}/evidence/${evidence?.ref}`)).status).toBe(403);
    expect((await intake.ask('rui', `complaints/${complaintId}/evidence/vault:nothing`)).status).toBe(404);
  });

  it('erases the person and keeps the complaint; evidence is gone, and nothing more is sealed', async () => {
    await act('evidence', { text: 'a picture in words' });
    expect((await act('erasure', { reason: 'Ann Example asked, 13000000051' }, null, 'guan')).status).toBe(422);
    expect((await act('erasure', { reason: 'asked-by-customer' }, null)).status).toBe(403);
    expect((await act('erasure', { reason: 'asked-by-customer' }, null, 'guan')).status).toBe(200);
    const { body } = await read();
    expect(body).toMatchObject({
      status: 'registered',
      customer: { name: { erased: true } },
      narrative: { erased: true },
    });
    expect((await intake.ask('rui', `complaints/${complaintId}/evidence/${body.evidence[0]?.ref}`)).status).toBe(410);
    const more = await act('evidence', { text: 'more' }, '"2"');
    expect(more.body.code).toBe('customer-erased');
  });

  it('says 404 of what does not exist and of what is out of reach', async () => {
    const south = aComplaint({ branch: 'cn/south/guangzhou-01' });
    const { body } = await intake.ask<ComplaintRegisteredAnswer>('guan', 'complaints', { body: south });
    for (const id of [body.complaintId, '01900000-0000-7000-8000-000000000000'])
      expect((await intake.ask('rui', `complaints/${id}`)).status).toBe(404);
  });
});
