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

  const publish = (name: string, version: number, source: string) =>
    dataSource.query('INSERT INTO announcement VALUES ($1, $2, $3, $4, $5)', [
      PolicyPublished.topic,
      PolicyPublished.type,
      name,
      version,
      JSON.stringify({ name, version, hash: 'a'.repeat(64), source }),
    ]);

  beforeAll(async () => {
    database = await testDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    await dataSource.query('CREATE TABLE announcement (topic text, type text, key text, number int, body text)');
    await publish('old', 1, policy('old'));
    await publish('new', 1, 'name: new\nversion: 1\nfuture: true\n');
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

  // its metric stayed at 1 until the next restart, although a version in order had long been published
  it('is no longer named once a newer version of it can be read', async () => {
    await publish('new', 2, policy('new').replace('version: 1', 'version: 2'));
    const later = () => rulebook.policies().then((policies) => policies.map(({ ref }) => ref));
    while (!(await later()).includes('new@2')) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await rulebook.unreadable()).toEqual([]);
  });
});
