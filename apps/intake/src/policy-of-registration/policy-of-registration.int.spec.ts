import type { ComplaintRegisteredAnswer, PolicyOfRegistration } from '@redress/contracts';
import type { ServiceAtWork } from '@redress/service-kit';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { aComplaint, intakeAtWork, tellPolicy, tellStandardPolicy } from '../given/intake-at-work.js';

describe('GET /api/v1/complaints/policy', () => {
  jest.setTimeout(60_000);
  let database: TestDatabase;
  let intake: ServiceAtWork;

  beforeAll(async () => {
    database = await testDatabase();
    intake = await intakeAtWork(database.url);
    await tellStandardPolicy(intake, 2);
    await tellPolicy(intake, 'shanghai', (source) => `${source}\nselects: { branches: [cn/east] }\n`);
  });
  afterAll(async () => {
    await intake.stop();
    await database.drop();
  });

  const named = async (query: string) =>
    (await intake.ask<PolicyOfRegistration>('rui', `complaints/policy${query}`)).body;

  it('names the newest version of the default while nothing is chosen', () =>
    eventually(async () => expect(await named('')).toEqual({ policy: { name: 'standard', version: 2 } })));

  it('names the policy that was written for the branch or a unit above it', () =>
    eventually(async () =>
      expect(await named('?branch=cn/east/shanghai-01&channel=phone')).toEqual({
        policy: { name: 'shanghai', version: 1 },
      }),
    ));

  it('names the policy that a registration then comes under', async () => {
    const { body } = await intake.ask<ComplaintRegisteredAnswer>('rui', 'complaints', { body: aComplaint() });
    const { branch, channel } = aComplaint();
    expect(await named(`?branch=${branch}&channel=${channel}`)).toEqual({ policy: body.policy });
  });

  it('names the newest version of the policy that was chosen', async () =>
    expect(await named('?branch=cn/east/shanghai-01&policy=standard')).toEqual({
      policy: { name: 'standard', version: 2 },
    }));

  it('answers 422 where no policy takes the kind', async () =>
    expect((await intake.ask('rui', 'complaints/policy?kind=praise')).status).toBe(422));
});
