import type { CaseRecord, FormDocument } from '@redress/contracts';
import { type TestDatabase, testDatabase } from '@redress/testing';
import type { z } from 'zod';
import { type RoutingAtWork, routingAtWork } from '../given/routing-at-work.js';

interface ProblemBody {
  readonly code: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

describe('facts that a policy names, noted on the case', () => {
  jest.setTimeout(120_000);
  let database: TestDatabase;
  let routing: RoutingAtWork;

  beforeAll(async () => {
    database = await testDatabase();
    routing = await routingAtWork(database.url);
  });
  afterAll(async () => {
    await routing.stop();
    await database.drop();
  });

  const ofBrewery = () => routing.registered({ policy: { name: 'brewery', version: 1 }, category: 'quality' });
  const read = (complaintId: string) => routing.ask<CaseRecord>('su', `cases/${complaintId}`);
  const note = async (complaintId: string, user: string, body: object) =>
    routing.ask<ProblemBody>(user, `cases/${complaintId}/facts`, {
      body,
      headers: { 'if-match': (await read(complaintId)).etag ?? '' },
    });

  it('raises the grade and asks for what the policy asks for', async () => {
    const id = await ofBrewery();
    expect((await note(id, 'han', { flags: ['media'] })).status).toBe(201);
    const { body } = await read(id);
    expect(body).toMatchObject({ grade: 'major', flags: ['media'] });
    expect(body.duties.map(({ name }) => name)).toContain('confirm-major');
    expect(body.timeline.at(-2)).toMatchObject({
      type: 'redress.routing.fact-noted.v1',
      data: { fact: 'circumstances-learned', learned: { flags: ['media'] } },
    });
  });

  it('refuses a fact the policy does not declare, naming those it does', async () => {
    const answer = await note(await ofBrewery(), 'han', { fact: 'police-called' });
    expect([answer.status, answer.body.code]).toEqual([422, 'fact-unknown']);
    expect(answer.body.values?.['facts']).toEqual(expect.arrayContaining(['head-office-told', 'laboratory-report']));
  });

  it('lets those note it whom the policy names', async () => {
    const id = await ofBrewery();
    const refused = await note(id, 'rui', { fact: 'written-report' });
    expect([refused.status, refused.body.code]).toEqual([403, 'fact-not-yours']);
    expect((await note(id, 'mei', { fact: 'written-report', note: 'Sent this morning.' })).status).toBe(201);
  });

  it('tells the form of a kind as JSON Schema, with what is personal and when more is needed', async () => {
    const { status, body } = await routing.ask<z.infer<typeof FormDocument>>(
      'su',
      'policies/brewery/1/kinds/complaint/form',
    );
    expect(status).toBe(200);
    expect(body.required).toEqual(expect.arrayContaining(['consumer', 'telephone', 'what-happened']));
    expect(body.properties['batch-code']).toMatchObject({
      type: 'string',
      'x-personal': false,
      'x-place': 'fields.batch-code',
      'x-label': { zh: '批号', en: 'Batch code' },
      'x-required-when': '"batch" in flags',
    });
    const none = await routing.ask<ProblemBody>('su', 'policies/brewery/1/kinds/praise/form');
    expect([none.status, none.body.code]).toEqual([404, 'kind-unknown']);
  });
});
