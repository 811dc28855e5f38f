import { type ComplaintRecord, type ComplaintRegisteredAnswer, CustomerErased } from '@redress/contracts';
import { type ServiceAtWork, serviceAtWork, VAULT } from '@redress/service-kit';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import type { Vault } from '@redress/vault';
import { DataSource } from 'typeorm';
import { aComplaint, intakeAtWork } from '../given/intake-at-work.js';
import { intakeService } from '../intake.service.js';
import { AnnounceErasures } from './announce-erasures.js';

describe('an erasure', () => {
  jest.setTimeout(60_000);
  let database: TestDatabase;
  let intake: ServiceAtWork;

  beforeEach(async () => {
    database = await testDatabase();
    intake = await intakeAtWork(database.url);
    // the specs say when it looks
    await worker().stop();
  });
  afterEach(async () => {
    await intake.stop();
    await database.drop();
  });

  const vault = () => intake.service.app.get<Vault>(VAULT);
  const worker = () => intake.service.app.get(AnnounceErasures);
  const registered = async () => {
    const { body } = await intake.ask<ComplaintRegisteredAnswer>('rui', 'complaints', { body: aComplaint() });
    const { complaintId } = body;
    const { customer } = (await intake.ask<ComplaintRecord>('rui', `complaints/${complaintId}`)).body;
    return { complaintId, customer: customer.id };
  };
  const announced = async () => {
    const rows: readonly { key: string; body: string; happened_at: Date }[] = await intake.service.app
      .get(DataSource)
      .query('SELECT key, body, happened_at FROM announcement WHERE topic = $1 ORDER BY position', [
        CustomerErased.topic,
      ]);
    return rows.map(({ key, body, happened_at }) => ({
      ...{ key, at: happened_at.toISOString() },
      ...CustomerErased.data.parse(JSON.parse(body)),
    }));
  };

  // a process that ended between the two left the key destroyed and nobody told: consumers outside kept their copies
  it('that was never announced is announced, once, under the time at which it was done', async () => {
    const { customer } = await registered();
    const done = await vault().erase(customer, 'asked-by-customer');
    expect(await announced()).toEqual([]);
    for (let looks = 0; looks < 4; looks += 1) await worker().look();
    expect(await announced()).toEqual([
      { key: customer, customer, by: 'service:intake', at: 'at' in done ? done.at : '' },
    ]);
  });

  it('that a crash left behind is announced by the process that starts next', async () => {
    const { customer } = await registered();
    await vault().erase(customer, 'asked-by-customer');
    await intake.stop();
    intake = await serviceAtWork(intakeService, database.url);
    await eventually(async () => expect((await announced()).map(({ key }) => key)).toEqual([customer]));
  });

  it('under way is left to whoever carries it out: it is their name that is told', async () => {
    const { complaintId, customer } = await registered();
    await vault().erase(customer, 'asked-by-customer');
    await worker().look();
    const body = { reason: 'asked-by-customer' };
    expect((await intake.ask('guan', `complaints/${complaintId}/erasure`, { body })).status).toBe(200);
    for (let looks = 0; looks < 2; looks += 1) await worker().look();
    expect(await announced()).toMatchObject([{ customer, by: 'user:guan' }]);
  });

  it('is seen when it comes after others that were announced long ago', async () => {
    const first = await registered();
    await vault().erase(first.customer, 'asked-by-customer');
    for (let looks = 0; looks < 2; looks += 1) await worker().look();
    const second = await registered();
    await vault().erase(second.customer, 'retention-ended');
    for (let looks = 0; looks < 2; looks += 1) await worker().look();
    expect((await announced()).map(({ customer }) => customer)).toEqual([first.customer, second.customer]);
  });
});
