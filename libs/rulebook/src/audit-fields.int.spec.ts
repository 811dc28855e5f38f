import { instant } from '@redress/business-time';
import { CaseMoved, ComplaintRegistered, type EventContract, FactNoted, PolicyPublished } from '@redress/contracts';
import { EventStore, eventStoreMigrations } from '@redress/event-store';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { auditFields } from './audit-fields.js';

const now = instant('2026-03-02T02:00:00Z');
const policy = (version: number, more = '') => `
name: shop
version: ${version}
title: { zh: 例, en: Example }
calendar: cn-standard
departments: { service: { zh: 客服, en: Service, head: department-manager } }
kinds:
  complaint:
    title: { zh: 投诉, en: Complaint }
    flow: complaint
    form:
      who: { label: { zh: 姓名, en: Name }, type: text, findBy: name }
      what: { label: { zh: 事由, en: What }, type: long-text }
      photos: { label: { zh: 照片, en: Photos }, type: files }
      card: { label: { zh: 卡号, en: Card }, type: text }
      stars: { label: { zh: 星级, en: Stars }, type: number }
${more}
channels: { phone: { zh: 电话, en: Telephone } }
grades: { general: { zh: 一般, en: General } }
routing: { firstContactOwner: { role: receiver, unit: receiving }, table: { all: { department: service } } }
deadlines:
  resolution: { title: { zh: 处理, en: Resolution }, starts: complaint-registered, ends: complaint-resolved, within: { businessDays: 3 }, owner: handler }
`;

describe('the fields that complaints were recorded with', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let store: EventStore;

  const announce = ({ topic, type }: EventContract, key: string, data: object) =>
    store.append({
      events: [],
      announcements: [
        { ...{ eventId: randomUUID(), topic, key, type, happenedAt: now, recordedAt: now, headers: {} }, data },
      ],
    });
  const publish = (version: number, more = '') =>
    announce(PolicyPublished, 'shop', { name: 'shop', version, hash: 'a'.repeat(64), source: policy(version, more) });
  const registered = async (fields: object, version = 1) => {
    const complaintId = randomUUID();
    await announce(ComplaintRegistered, complaintId, {
      ...{ kind: 'complaint', policy: { name: 'shop', version }, fields },
    });
    return complaintId;
  };
  const found = async () => {
    const { found } = await auditFields(dataSource, { pageSize: 2 });
    return Object.fromEntries(found.map(({ complaintId, names }) => [complaintId, names]));
  };

  beforeEach(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    dataSource = await new DataSource({ type: 'postgres', url: database.url, poolSize: 20 }).initialize();
    store = new EventStore(dataSource);
    await publish(1);
  });
  afterEach(async () => {
    await store.stop();
    await dataSource.destroy();
    await database.drop();
  });

  it('are in order where they are the form’s own and not personal', async () => {
    for (const stars of [1, 2, 3, 4, 5]) await registered({ stars });
    expect(await auditFields(dataSource, { pageSize: 2 })).toEqual({ complaints: 5, found: [], unjudged: [] });
  });

  it('are named by complaint where they are not, whatever page they lie on', async () => {
    await registered({});
    const placed = await registered({ stars: 1, who: 'Ann Example', photos: 'my id card number 000000' });
    const sealed = await registered({ card: '13000000099' });
    const unknown = await registered({ 'never-heard-of': 'Ann Example' });
    expect(await found()).toEqual({ [placed]: ['photos', 'who'], [sealed]: ['card'], [unknown]: ['never-heard-of'] });
  });

  it('are told without what stands in them', async () => {
    await registered({ who: 'Ann Example', card: '13000000099' });
    const report = JSON.stringify(await auditFields(dataSource));
    expect(report).toContain('shop@1');
    expect(['Ann Example', '13000000099'].filter((words) => report.includes(words))).toEqual([]);
  });

  it('count those that were noted later', async () => {
    const complaintId = await registered({});
    await announce(FactNoted, complaintId, {
      fact: 'circumstances-learned',
      learned: { fields: { what: 'It leaks.' } },
    });
    expect(await found()).toEqual({ [complaintId]: ['what'] });
  });

  it('are judged by every version of the policy that the complaint was under', async () => {
    await publish(2, '      size: { label: { zh: 尺寸, en: Size }, type: number }');
    const complaintId = await registered({});
    await announce(FactNoted, complaintId, { fact: 'circumstances-learned', learned: { fields: { size: 42 } } });
    expect(await found()).toEqual({ [complaintId]: ['size'] });
    await announce(CaseMoved, complaintId, { policy: { name: 'shop', version: 2 } });
    expect(await found()).toEqual({});
  });

  it('are told apart where the policy is not here', async () => {
    const complaintId = await registered({ who: 'Ann Example' }, 9);
    expect(await auditFields(dataSource)).toMatchObject({ found: [], unjudged: [{ complaintId, policy: 'shop@9' }] });
  });
});
