import { randomUUID } from 'node:crypto';
import { instantFromMs } from '@redress/business-time';
import { type CaseRecord, FactNoted } from '@redress/contracts';
import { EventStore } from '@redress/event-store';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { type RoutingAtWork, routingAtWork } from '../given/routing-at-work.js';

// complaints registered before such fields were refused stay as they are: nobody is shown them
describe('a complaint recorded with a name and words among its fields', () => {
  jest.setTimeout(120_000);
  let database: TestDatabase;
  let routing: RoutingAtWork;
  let complaintId: string;

  beforeAll(async () => {
    database = await testDatabase();
    routing = await routingAtWork(database.url);
    complaintId = await routing.registered({
      fields: { 'customer-name': 'Ann Example', evidence: 'my id card number 000000', 'order-number': 'N-1' },
    });
    const learned = { fields: { incident: 'It leaks.', 'order-number': 'N-2' } };
    const noted = { fact: 'circumstances-learned', learned, note: null, by: 'user:han' };
    const now = instantFromMs(Date.now());
    const { topic, type } = FactNoted;
    const moment = { happenedAt: now, recordedAt: now, headers: {} };
    const announcements = [{ ...{ eventId: randomUUID(), topic, key: complaintId, type }, ...moment, data: noted }];
    await routing.service.app.get(EventStore).append({ events: [], announcements });
  });
  afterAll(async () => {
    await routing.stop();
    await database.drop();
  });

  it.each(['su', 'an', 'yi'])(
    'shows the form’s own fields alone in the timeline, to %s as to everybody',
    async (user) => {
      const { body } = await routing.ask<CaseRecord>(user, `cases/${complaintId}`);
      expect(body.timeline[0]?.data['fields']).toEqual({ 'order-number': 'N-1' });
      const told = body.timeline.filter(({ type }) => type === FactNoted.type).map(({ data }) => data['learned']);
      expect(told).toEqual([{ fields: { 'order-number': 'N-2' } }]);
    },
  );

  it('has them alone in the exported records', async () => {
    const { body } = await routing.ask<{ items: { fields: object }[] }>('lin', 'policies/standard/records');
    expect(body.items.map(({ fields }) => fields)).toEqual([{ 'order-number': 'N-1' }]);
    expect(JSON.stringify(body)).not.toMatch(/Ann Example|id card|It leaks/);
  });
});
