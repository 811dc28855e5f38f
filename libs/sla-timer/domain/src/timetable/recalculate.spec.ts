import { at, calendarsOf, Life, local, policyWith } from './spec-support.js';

const calendarFile = (version: number, more = '') => `id: cn-standard
version: ${version}
title: { zh: 日历, en: Calendar }
zone: Asia/Shanghai
hours: { weekdays: [09:00-18:00] }
${more}`;
const before = calendarsOf(calendarFile(1));
const holiday = calendarsOf(
  calendarFile(2, 'exceptions: [{ date: 2026-03-04, closed: true, name: { zh: 厂庆, en: Founding day } }]'),
);
const policy = policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { businessDays: 3 }
  pausesWhile: waiting-for-customer
  warnings: { last-hour: { before: { workingHours: 1 }, tell: handler } }
  extension: { upTo: [{ businessDays: 15, approver: supervisor }] }
short:
  starts: complaint-registered
  ends: answer-sent
  within: { businessDays: 1 }
contact:
  starts: complaint-registered
  ends: customer-contacted
  within: { hours: 72 }
  calendar: always`);
const registered = () => new Life(policy, before).registered('2026-03-02 10:00');
const published = (life: Life, moment = '2026-03-03 12:00') => life.published(holiday, moment);

describe('a new version of a calendar', () => {
  it('moves what runs by it, with the old and the new due time and why', () => {
    const life = published(registered());
    expect(life.stands('resolution')).toBe('running, due 2026-03-06 10:00');
    const [{ data } = { data: undefined }] = life.told('DeadlineMoved');
    expect([
      local(data?.previousDueAt ?? null),
      local(data?.dueAt ?? null),
      data?.cause,
      data?.reckoning.calendar.version,
    ]).toEqual(['2026-03-05 10:00', '2026-03-06 10:00', 'calendar', 2]);
    expect(life.deadline('resolution').moments.map(({ key, at: moment }) => [key, local(moment)])).toEqual([
      ['warn:last-hour', '2026-03-06 09:00'],
      ['due', '2026-03-06 10:00'],
    ]);
  });

  it('says nothing of what it does not touch, nor a second time', () => {
    const life = published(registered());
    expect(life.told('DeadlineMoved').map(({ data }) => data.deadline)).toEqual(['resolution']);
    expect(published(life).told('DeadlineMoved')).toHaveLength(1);
    expect(registered().published(before, '2026-03-03 09:00').told('DeadlineMoved')).toEqual([]);
  });

  it('judges nothing anew that passed or was done', () => {
    const life = published(registered().fact('complaint-resolved', '2026-03-03 09:00'));
    expect(life.stands('resolution')).toBe('met, due 2026-03-05 10:00');
    expect(life.stands('short')).toBe('overdue, due 2026-03-03 10:00');
  });

  it('leaves extensions and dates agreed where they are', () => {
    const extended = registered().extended('resolution', '2026-03-09 10:00', '2026-03-03 09:00', ['supervisor']);
    expect(published(extended).stands('resolution')).toBe('running, due 2026-03-09 10:00');
  });

  it('moves what stands still as well', () => {
    const paused = registered().fact('work-paused', '2026-03-02 12:00', { change: { status: 'waiting-for-customer' } });
    const life = published(paused).fact('work-resumed', '2026-03-03 14:00');
    // 6 hours of Monday and 5 of Tuesday were paused: Friday 10:00 and 11 hours
    expect(life.stands('resolution')).toBe('running, due 2026-03-09 12:00');
  });

  it('is not applied to the past when that is told again', () => {
    const life = published(registered().fact('complaint-resolved', '2026-03-05 11:00'), '2026-03-05 12:00');
    const due = life.stands('resolution');
    life.fact('case-graded', '2026-03-02 11:00', { recorded: '2026-03-05 13:00', change: { grade: 'major' } });
    expect([due, life.stands('resolution')]).toEqual([
      'met-late, due 2026-03-05 10:00',
      'met-late, due 2026-03-05 10:00',
    ]);
    expect(life.deadline('resolution').missedAt).toBe(at('2026-03-05 10:00'));
  });

  it('is not applied to what, as it turns out, was missed before it', () => {
    const paused = registered().fact('work-paused', '2026-03-02 12:00', { change: { status: 'waiting-for-customer' } });
    const life = published(paused, '2026-03-10 09:00');
    life.fact('work-resumed', '2026-03-02 13:00', { recorded: '2026-03-10 10:00' });
    expect(life.stands('resolution')).toBe('overdue, due 2026-03-05 11:00');
  });

  it('is applied at its moment when the past is told again', () => {
    const life = published(registered());
    life.fact('customer-contacted', '2026-03-02 11:00', { recorded: '2026-03-03 13:00' });
    expect(life.stands('resolution')).toBe('running, due 2026-03-06 10:00');
    expect(life.told('DeadlineVoided')).toEqual([]);
  });
});

describe('a calendar that inherits', () => {
  const shop = (version: number, more = '') => `id: shop
version: ${version}
inherits: cn-standard
branches: [cn/east/shanghai-01]
${more}`;
  const closedOn = (date: string) => `exceptions: [{ date: ${date}, closed: true }]`;
  const days = policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { businessDays: 3 }
  calendar: branch`);
  const shopWith = (version: number, more?: string) => calendarsOf(calendarFile(version, more), shop(1));

  it('moves what runs by it when the one above it changes', () => {
    const life = new Life(days, shopWith(1)).registered('2026-03-02 10:00');
    life.published(shopWith(2, closedOn('2026-03-04')), '2026-03-03 12:00');
    expect(life.stands('resolution')).toBe('running, due 2026-03-06 10:00');
    expect(life.told('DeadlineMoved').map(({ data }) => data.reckoning.calendar)).toMatchObject([
      { id: 'shop', version: 1, inherits: [{ id: 'cn-standard', version: 2 }] },
    ]);
  });

  it('takes over the deadlines of a branch that it serves from now on', () => {
    const life = new Life(days, before).registered('2026-03-02 10:00');
    expect(life.deadline('resolution').reckoning.calendar.id).toBe('cn-standard');
    const served = calendarsOf(calendarFile(1), shop(1, closedOn('2026-03-05')));
    life.published(served, '2026-03-03 12:00');
    expect(life.stands('resolution')).toBe('running, due 2026-03-06 10:00');
    expect(life.deadline('resolution').reckoning.calendar.id).toBe('shop');
  });

  it('is applied to the past as it was then, each of its versions at its moment', () => {
    const life = new Life(days, shopWith(1)).registered('2026-03-02 10:00');
    life.published(shopWith(2, closedOn('2026-03-04')), '2026-03-03 12:00');
    life.fact('complaint-resolved', '2026-03-06 09:00');
    const twice = 'exceptions: [{ date: 2026-03-04, through: 2026-03-05, closed: true }]';
    life.published(shopWith(3, twice), '2026-03-06 12:00');
    life.fact('case-graded', '2026-03-02 11:00', { recorded: '2026-03-06 13:00', change: { grade: 'major' } });
    expect(life.stands('resolution')).toBe('met, due 2026-03-06 10:00');
    expect(life.told('DeadlineVoided')).toEqual([]);
  });
});

it('a step of the ladder moves with the calendar where the due time does not', () => {
  const laddered = policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { businessDays: 1 }
  ladder: { superior: { from: start, after: { businessDays: 3 }, tell: supervisor } }`);
  const life = new Life(laddered, before).registered('2026-03-02 10:00').published(holiday, '2026-03-02 12:00');
  const at3rdDay = life.deadline('resolution').moments.find(({ key }) => key === 'step:superior');
  expect([life.due('resolution'), local(at3rdDay?.at ?? null)]).toEqual(['2026-03-03 10:00', '2026-03-06 10:00']);
});
