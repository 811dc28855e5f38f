import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ComplaintRegistered, PolicyPublished, type Timetable } from '@redress/contracts';
import { EventStore } from '@redress/event-store';
import { type ServiceAtWork, serviceAtWork, VAULT } from '@redress/service-kit';
import type { TimetableEvent } from '@redress/sla-timer-domain';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import type { Vault, VaultRef } from '@redress/vault';
import { slaTimerService } from '../sla-timer.service.js';
import { confidentialityOf, streamOf } from '../timetable-streams.js';

const policies = join(__dirname, '../../../../policies');
const registration = {
  ...{ registrationNumber: 'R-2026-000001', kind: 'complaint', channel: 'phone', branch: 'cn/east/shanghai-01' },
  ...{ policy: { name: 'standard', version: 1 }, category: 'service', product: null, amount: null, flags: [] },
  ...{ fields: {}, demand: null, complainedAbout: null, term: null, source: null },
  ...{ registeredBy: 'user:rui', backdated: false, history: null },
};

describe('the reason of an extension', () => {
  jest.setTimeout(60_000);
  let database: TestDatabase;
  let timer: ServiceAtWork;

  beforeAll(async () => {
    database = await testDatabase();
    timer = await serviceAtWork(slaTimerService, database.url, { POLICIES_DIR: policies });
    const source = readFileSync(join(policies, 'standard/1.yaml'), 'utf8');
    const published = { name: 'standard', version: 1, hash: '0'.repeat(64), source };
    await timer.hears('policies', 'standard', PolicyPublished.type, published);
  });
  afterAll(async () => {
    await timer.stop();
    await database.drop();
  });

  /** A complaint whose resolution the leader in charge extended; answers where the reason lies. */
  async function extended(confidentiality: string): Promise<VaultRef> {
    const id = randomUUID();
    const { subjectId, refs } = await vault().seal({
      owner: { service: 'intake', streamId: `complaint-${id}` },
      items: [{ kind: 'narrative', text: 'Nobody called me back.', secret: confidentiality !== 'normal' }],
      lookups: [{ kind: 'name', value: 'Ann Example' }],
    });
    const sealed = { customer: subjectId, narrative: refs[0], customerName: null };
    await timer.hears('intake', id, ComplaintRegistered.type, { ...registration, ...sealed, confidentiality });
    const { etag, body } = await eventually(async () => {
      const read = await timer.ask<Timetable>('lin', `timetables/${id}`);
      expect(read.status).toBe(200);
      return read;
    });
    const dueAt = body.deadlines.find(({ deadline }) => deadline === 'resolution')?.dueAt ?? '';
    const until = new Date(Date.parse(dueAt) + 3_600_000).toISOString();
    const answer = await timer.ask('lin', `timetables/${id}/deadlines/resolution/extension`, {
      body: { until, reason: 'The laboratory needs another day.' },
      headers: { 'if-match': etag },
    });
    expect(answer.status).toBe(201);
    const { events } = await timer.service.app.get(EventStore).load<TimetableEvent>(streamOf(id));
    const extension = events.find((event) => event.type === 'DeadlineExtended');
    return extension?.data.reason as VaultRef;
  }
  const vault = () => timer.service.app.get<Vault>(VAULT);
  const readingsOf = async (ref: VaultRef) => {
    await vault().open([ref], { actor: 'user:lin', purpose: 'handling' });
    return (await vault().secretReadings(ref, 10)).map(({ actor, kind }) => ({ actor, kind }));
  };

  // sealed like any other, so that nobody's reading of it was on record
  it.each(['secret', 'top-secret'])('is on record with whoever reads it where the matter is %s', async (level) =>
    expect(await readingsOf(await extended(level))).toEqual([{ actor: 'user:lin', kind: 'extension-reason' }]),
  );

  it('is read without a record in any other matter', async () =>
    expect(await readingsOf(await extended('normal'))).toEqual([]));

  it('is as secret as can be where nobody knows how secret the matter is', () =>
    expect(confidentialityOf({ facts: { kind: 'complaint' } })).toBe('top-secret'));
});
