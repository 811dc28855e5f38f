import { instant } from '@redress/business-time';
import { PolicyPublished } from '@redress/contracts';
import { EventStore, eventStoreMigrations } from '@redress/event-store';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { DataSource } from 'typeorm';
import { publishPolicies, type RuleFile } from './publish.js';

const now = instant('2026-03-02T02:00:00Z');
const file = (version: number, text = `version: ${version}\n`, name = 'standard'): RuleFile => ({
  name,
  version,
  text,
});

describe('publishing policy files', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  const publish = (...files: readonly RuleFile[]) =>
    publishPolicies({ store: new EventStore(dataSource), dataSource }, files, now);
  const announced = async () => {
    const rows: readonly { body: string }[] = await dataSource.query(
      'SELECT body FROM announcement WHERE type = $1 ORDER BY number',
      [PolicyPublished.type],
    );
    return rows.map(({ body }) => PolicyPublished.data.parse(JSON.parse(body)).version);
  };

  beforeEach(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    dataSource = await new DataSource({ type: 'postgres', url: database.url, poolSize: 20 }).initialize();
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('publishes what is new, each once', async () => {
    expect(await publish(file(2), file(1))).toEqual({
      ...{ published: ['standard@1', 'standard@2'], changed: [], tooHigh: [] },
    });
    expect(await publish(file(1), file(2))).toEqual({ published: [], changed: [], tooHigh: [] });
    expect(await announced()).toEqual([1, 2]);
  });

  it('names a version that was published with another text', async () => {
    await publish(file(1));
    expect(await publish(file(1, 'another'))).toEqual({ published: [], changed: ['standard@1'], tooHigh: [] });
  });

  // each of them told that it had published, whichever text had won
  it('has one winner of ten who come at once, and tells the others', async () => {
    const texts = ['one', 'other'];
    const told = await Promise.all(Array.from({ length: 10 }, (_, n) => publish(file(1, texts[n % 2]))));
    expect(told.flatMap(({ published }) => published)).toEqual(['standard@1']);
    expect(told.flatMap(({ changed }) => changed)).toHaveLength(5);
    expect(await announced()).toEqual([1]);
  });

  // a version at the end of all numbers locked out every later one
  it('leaves out a version that leaps ahead', async () => {
    expect(await publish(file(1), file(2_147_483_647))).toMatchObject({
      ...{ published: ['standard@1'], tooHigh: ['standard@2147483647'] },
    });
    expect(await publish(file(20_261_231, 'a date', 'dated'))).toMatchObject({ published: ['dated@20261231'] });
  });
});
