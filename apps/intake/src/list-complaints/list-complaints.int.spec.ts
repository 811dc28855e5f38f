import type { ComplaintList, ComplaintRegisteredAnswer } from '@redress/contracts';
import type { ServiceAtWork } from '@redress/service-kit';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { aComplaint, intakeAtWork } from '../given/intake-at-work.js';

describe('GET /api/v1/complaints', () => {
  jest.setTimeout(60_000);
  let database: TestDatabase;
  let intake: ServiceAtWork;
  const registered: ComplaintRegisteredAnswer[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    intake = await intakeAtWork(database.url);
    const register = async (user: string, more: object) =>
      registered.push(
        (await intake.ask<ComplaintRegisteredAnswer>(user, 'complaints', { body: aComplaint({ ...more }) })).body,
      );
    for (let n = 0; n < 7; n += 1)
      await register('su', { customer: { name: `East ${n}`, telephone: `1300000006${n}` } });
    await register('su', { confidentiality: 'secret', customer: { name: 'Quiet East', telephone: '13000000068' } });
    await register('guan', { branch: 'cn/south/guangzhou-01', customer: { name: 'South', telephone: '13000000069' } });
    await eventually(async () => expect((await list('he')).items).toHaveLength(9));
  });
  afterAll(async () => {
    await intake.stop();
    await database.drop();
  });

  const list = async (user: string, query = '') => (await intake.ask<ComplaintList>(user, `complaints?${query}`)).body;
  const search = async (user: string, q: string) =>
    (await intake.ask<ComplaintList>(user, 'complaints/search', { body: { q } })).body;
  const idsOf = ({ items }: ComplaintList) => items.map(({ complaintId }) => complaintId);

  it('holds what the caller reaches: by branch, and by how secret it is', async () => {
    expect((await list('rui')).items).toHaveLength(7);
    expect((await list('su')).items).toHaveLength(8);
    expect((await list('rui', 'branch=cn/south')).items).toEqual([]);
    expect((await list('he', 'branch=cn/south')).items).toHaveLength(1);
  });

  it('goes on where the cursor says, each complaint once, newest first', async () => {
    const seen: string[] = [];
    for (let query: string | null = 'limit=3'; query !== null;) {
      const page: ComplaintList = await list('he', query);
      seen.push(...idsOf(page));
      query = page.next === null ? null : `limit=3&cursor=${page.next}`;
    }
    expect(seen).toEqual(registered.map(({ complaintId }) => complaintId).reverse());
  });

  it('refuses a cursor it never gave out', async () => {
    const answer = await intake.ask<{ code: string }>('he', 'complaints?cursor=nonsense');
    expect([answer.status, answer.body.code]).toEqual([400, 'cursor-unknown']);
  });

  it('finds by registration number, telephone and name, within reach alone', async () => {
    const number = registered[0]?.registrationNumber ?? '';
    expect(idsOf(await search('rui', number.toLowerCase()))).toEqual([registered[0]?.complaintId]);
    expect(idsOf(await search('rui', number.slice(-6)))).toEqual([registered[0]?.complaintId]);
    expect(idsOf(await search('rui', '13000000062'))).toEqual([registered[2]?.complaintId]);
    expect(idsOf(await search('he', 'South'))).toEqual([registered[8]?.complaintId]);
    expect((await search('rui', '13000000069')).items).toEqual([]);
    expect((await search('rui', '13000000068')).items).toEqual([]);
  });

  // addresses stay in histories and in the logs of proxies
  it('takes no words in its address', async () => {
    const { status, body } = await intake.ask<{ errors: { field: string; detail: string }[] }>(
      'rui',
      'complaints?q=East',
    );
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining('POST /api/v1/complaints/search')]);
    expect(JSON.stringify(body)).not.toContain('East');
  });

  it('lets nobody find a person who may not read one', async () => {
    expect((await search('guan', '13000000062')).items).toEqual([]);
    expect((await intake.ask('yi', 'complaints')).status).toBe(403);
  });
});
