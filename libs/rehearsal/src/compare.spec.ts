import { PolicyComparison } from './compare.js';
import { readRecord, type RecordedComplaint } from './recorded.js';
import { compiled, shippedCalendars } from './spec-support.js';

const policyWith = (
  version: number,
  { days = 3, major = '2000.00', department = 'service', authority = '500.00' } = {},
) =>
  compiled(`
name: example
version: ${String(version)}
title: { zh: 例, en: Example }
calendar: cn-standard
currency: CNY
departments:
  service: { zh: 客服, en: Service, head: department-manager }
  quality: { zh: 质量, en: Quality, head: department-manager }
kinds: { complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { what: { label: { zh: 事由, en: What }, type: text } } } }
channels: { phone: { zh: 电话, en: Telephone } }
categories: { goods: { zh: 产品, en: Goods }, other: { zh: 其他, en: Other } }
grades:
  general: { zh: 一般, en: General }
  major: { zh: 重大, en: Major, raisedBy: { amount: { when: 'amount >= money("${major} CNY")' }, late: { when: '"resolution" in missed && category == "other"' } } }
routing:
  firstContactOwner: { role: receiver, unit: receiving }
  table: { goods: { categories: goods, department: ${department} }, rest: { department: service } }
deadlines:
  resolution: { title: { zh: 处理, en: Resolution }, starts: complaint-registered, ends: complaint-resolved, within: { businessDays: ${String(days)} }, owner: handler }
authority:
  handler: { money: ${authority} CNY }
  department-manager: { money: unlimited }
`);

/** Registered on Friday 6 March 2026 at 10:00; resolved so many hours later, where that is said. */
function record(id: string, more: Partial<Record<string, unknown>> = {}, resolvedAt?: string): RecordedComplaint {
  return readRecord(
    JSON.stringify({
      ...{ id, registeredAt: '2026-03-06T10:00:00+08:00', branch: 'cn/east', kind: 'complaint', channel: 'phone' },
      ...{ category: 'goods', until: '2026-03-31T00:00:00+08:00' },
      facts: resolvedAt === undefined ? [] : [{ at: resolvedAt, fact: 'complaint-resolved' }],
      ...more,
    }),
    1,
  );
}

function compared(after: ReturnType<typeof policyWith>, ...records: readonly RecordedComplaint[]) {
  const calendars = shippedCalendars;
  const comparison = new PolicyComparison({ policy: policyWith(1), calendars }, { policy: after, calendars });
  for (const each of records) comparison.add(each);
  const { records: all, differing, differences } = comparison.result();
  const told = differences.map(({ what, deadline, change, from, to, count, examples }) =>
    [what, deadline, change ?? `${from ?? ''} → ${to ?? ''}`, count, examples.map(({ id }) => id).join(' ')].join('; '),
  );
  return { all, differing, told };
}

describe('comparing two versions of a policy on recorded complaints', () => {
  const quick = record('quick', {}, '2026-03-09T09:00:00+08:00');
  const slow = record('slow', {}, '2026-03-10T15:00:00+08:00');

  it('finds nothing between a policy and itself', () =>
    expect(compared(policyWith(2), quick, slow)).toEqual({ all: 2, differing: 0, told: [] }));

  it('tells which due times move, and what would have been missed', () =>
    expect(compared(policyWith(2, { days: 1 }), quick, slow)).toEqual({
      all: 2,
      differing: 2,
      told: ['deadline; resolution; earlier; 2; quick slow', 'outcome; resolution; met → missed; 1; slow'],
    }));

  it('tells grades, routes and approvals', () => {
    const dear = record('dear', { amount: { currency: 'CNY', minor: 150_000 } });
    const offered = record('offered', {
      facts: [
        {
          at: '2026-03-06T11:00:00+08:00',
          fact: 'solution-proposed',
          offer: { money: { currency: 'CNY', minor: 40_000 } },
        },
      ],
    });
    const after = policyWith(2, { major: '1000.00', department: 'quality', authority: '300.00' });
    expect(compared(after, dear, offered).told).toEqual([
      'route; ; service, handler → quality, handler; 2; dear offered',
      'grade; ; general → major; 1; dear',
      'approval; ; nobody → department-manager; 1; offered',
    ]);
  });

  // a grade that a miss raises follows the deadline that moved
  it('follows what hangs on a deadline', () => {
    const other = record('other', { category: 'other' }, '2026-03-10T15:00:00+08:00');
    expect(compared(policyWith(2, { days: 1 }), other).told).toContain('grade; ; general → major; 1; other');
  });

  it('lets what was brought over ring nobody, and raise no grade once it was resolved', () => {
    const brought = {
      broughtOverAt: '2026-04-01T00:00:00+08:00',
      until: '2026-04-01T00:00:00+08:00',
      category: 'other',
    };
    const old = record('old', brought, '2026-03-10T15:00:00+08:00');
    expect(compared(policyWith(2, { days: 1 }), old).told).toEqual([
      'deadline; resolution; earlier; 1; old',
      'outcome; resolution; met → missed; 1; old',
    ]);
  });
});

describe('a line that is no recorded complaint', () => {
  it.each([
    ['{', 'Line 7 is no recorded complaint: it is not JSON'],
    ['{"id":"a"}', 'Line 7 is no recorded complaint: registeredAt: Invalid input: expected string, received undefined'],
    [
      JSON.stringify({ ...record('a'), name: 'Nobody Anywhere' }),
      'Line 7 is no recorded complaint: Unrecognized key: "name"',
    ],
  ])('%s is refused: %s', (text, message) => expect(() => readRecord(text, 7)).toThrow(message));
});
