import { PolicyPublished } from '@redress/contracts';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { DataSource } from 'typeorm';
import { Rulebook } from './rulebook.js';

const policy = (name: string) => `
name: ${name}
version: 1
title: { zh: 例, en: Example }
calendar: cn-standard
departments: { service: { zh: 客服, en: Service, head: department-manager } }
kinds: { complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { what: { label: { zh: 事由, en: What }, type: text } } } }
channels: { phone: { zh: 电话, en: Telephone } }
grades: { general: { zh: 一般, en: General } }
routing: { firstContactOwner: { role: receiver, unit: receiving }, table: { all: { department: service } } }
deadlines:
  resolution: { title: { zh: 处理, en: Resolution }, starts: complaint-registered, ends: complaint-resolved, within: { businessDays: 3 }, owner: handler }
`;

describe('a published policy that cannot be read here', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let rulebook: Rulebook;

  beforeAll(async () => {
    database = await testDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    await dataSource.query('CREATE TABLE announcement (topic text, type text, key text, number int, body text)');
    for (const [name, source] of [
      ['old', policy('old')],
      ['new', 'name: new\nversion: 1\nfuture: true\n'],
    ])
      await dataSource.query('INSERT INTO announcement VALUES ($1, $2, $3, 1, $4)', [
        PolicyPublished.topic,
        PolicyPublished.type,
        name,
        JSON.stringify({ name, version: 1, hash: 'a'.repeat(64), source }),
      ]);
    rulebook = new Rulebook(dataSource);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  // one policy of a newer version of the software stopped forms, filters and registration for all
  it('is left out, and the others are there', async () =>
    expect((await rulebook.policies()).map(({ ref }) => ref)).toEqual(['old@1']));

  it('is named', async () => expect((await rulebook.unreadable()).map(({ rule }) => rule)).toEqual(['new@1']));

  it('is a fault for whoever asks for it by name', () =>
    expect(rulebook.policy({ name: 'new', version: 1 })).rejects.toThrow(
      'new@1 was published but cannot be read here',
    ));
});
