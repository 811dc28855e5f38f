import { eventually } from '@redress/testing';
import { Timers } from '../given/timers.js';

const policy = `name: ladder
version: 1
title: { zh: 逐级上报, en: A ladder of five }
calendar: cn-standard
currency: CNY
departments: { service: { zh: 客服, en: Service, head: department-manager } }
kinds:
  complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { what: { label: { zh: 事由, en: What }, type: text } } }
channels: { phone: { zh: 电话, en: Telephone } }
categories: { delivery: { zh: 配送, en: Delivery } }
grades: { general: { zh: 一般, en: General } }
routing: { firstContactOwner: { role: receiver, unit: receiving }, table: { all: { department: service } } }
deadlines:
  resolution:
    title: { zh: 处理完毕, en: Resolution }
    starts: complaint-registered
    ends: complaint-resolved
    within: { hours: 24 }
    calendar: always
    owner: handler
    ladder:
      supervisor: { tell: supervisor }
      department-manager: { after: { hours: 24 }, tell: department-manager }
      leader-in-charge: { after: { hours: 72 }, tell: leader-in-charge }
      head-office: { after: { hours: 120 }, tell: head-office }
      board: { after: { hours: 160 }, tell: head-office }
`;

describe('an outage of eight days', () => {
  jest.setTimeout(120_000);
  let timers: Timers;
  beforeAll(async () => {
    timers = await Timers.open();
  });
  afterAll(() => timers.close());

  it('is caught up in one pass: five overdue levels in order, each with the time it was due and the time it was noticed', async () => {
    const before = await timers.start({ CLOCK_START: '2026-03-02T09:00:00+08:00' });
    await timers.publish('ladder', policy);
    const [id = ''] = await timers.register(['2026-03-02T00:30:00.000Z'], 'ladder');
    await eventually(async () => expect((await timers.facts(id)).map(({ type }) => type)).toContain('DeadlineSet'));
    await timers.end(before);

    await timers.start({ CLOCK_START: '2026-03-10T09:00:00+08:00' });
    const facts = await eventually(async () => {
      const all = await timers.facts(id);
      expect(all.some(({ type }) => type === 'LadderStepTaken')).toBe(true);
      return all.filter(({ type }) => type === 'DeadlineMissed' || type === 'LadderStepTaken');
    });

    const told = facts.map(({ data }) => ('dueAt' in data ? ['step' in data ? data.step : 'missed', data.dueAt] : []));
    expect(told).toEqual([
      ['missed', '2026-03-03T00:30:00.000Z'],
      ['supervisor', '2026-03-03T00:30:00.000Z'],
      ['department-manager', '2026-03-04T00:30:00.000Z'],
      ['leader-in-charge', '2026-03-06T00:30:00.000Z'],
      ['head-office', '2026-03-08T00:30:00.000Z'],
      ['board', '2026-03-09T16:30:00.000Z'],
    ]);
    const [first] = facts;
    for (const { data, recordedAt } of facts) {
      expect([recordedAt, 'noticedAt' in data && data.noticedAt]).toEqual([first?.recordedAt, first?.recordedAt]);
    }
    expect(first?.recordedAt.slice(0, 10)).toBe('2026-03-10');
  });
});
