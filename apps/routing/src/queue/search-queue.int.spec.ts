import type { Queue } from '@redress/contracts';
import { VAULT } from '@redress/service-kit';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import type { LookupKind, Vault } from '@redress/vault';
import { randomUUID } from 'node:crypto';
import { type RoutingAtWork, routingAtWork } from '../given/routing-at-work.js';

describe('what is sought in the queue', () => {
  jest.setTimeout(60_000);
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

  /** A complaint by whom this is known. */
  const complaintOf = async (lookups: { kind: LookupKind; value: string }[]) => {
    const complaintId = await routing.registered();
    const owner = { service: 'intake', streamId: `complaint-${complaintId}` };
    const items = [{ kind: 'narrative', text: `Nobody called ${randomUUID()} back.`, indexed: true }];
    await routing.service.app.get<Vault>(VAULT).seal({ owner, items, lookups });
    return complaintId;
  };
  const found = async (user: string, q: string) =>
    (await routing.ask<Queue>(user, 'queue/search', { body: { q } })).body.items.map(({ complaintId }) => complaintId);

  // the desk asks the queue, which knew telephones alone
  it('is found by customer number, telephone and e-mail address', async () => {
    const known = await complaintOf([
      { kind: 'customer-number', value: 'C-4711000' },
      { kind: 'telephone', value: '13000000077' },
      { kind: 'email', value: 'ann@example.com' },
    ]);
    await eventually(async () => expect(await found('su', '130 0000 0077')).toEqual([known]));
    expect(await found('su', 'ann@example.com')).toEqual([known]);
    expect(await found('su', 'C-4711000')).toEqual([known]);
    expect(await found('su', 'C-4711001')).toEqual([]);
  });

  it('is not found by who may not read it', async () => {
    await complaintOf([{ kind: 'telephone', value: '13000000078' }]);
    await eventually(async () => expect(await found('su', '13000000078')).toHaveLength(1));
    expect(await found('yi', '13000000078')).toEqual([]);
  });
});
