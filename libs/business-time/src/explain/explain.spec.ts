import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Calendar, type Within, compileCalendar, explain, instant, maximumLines } from '../index.js';
import { HOUR, office, shanghai, shippedCalendar } from '../reference/calendars.js';

const standard = shippedCalendar('cn-standard');
const reckon = (from: string, within: Within) => standard.reckon(shanghai(from), within);
const days = (count: number): Within => ({ unit: 'business-days', days: count });
const toClose = (count: number): Within => ({ unit: 'business-days', days: count, until: 'close' });
const endOfDay = (count: number): Within => ({ unit: 'calendar-days', count, until: 'end-of-day' });
const working = (ms: number): Within => ({ unit: 'working-time', ms });
const threeDays: Within = { unit: 'business-days', days: 3 };

describe('a reckoning', () => {
  it('lists the days counted and those left out, with their reason', () =>
    expect(reckon('2025-09-30 10:00', threeDays)).toEqual({
      from: shanghai('2025-09-30 10:00'),
      within: threeDays,
      due: shanghai('2025-10-11 10:00'),
      calendar: { id: 'cn-standard', version: 1, zone: 'Asia/Shanghai' },
      local: { from: '2025-09-30 10:00', due: '2025-10-11 10:00' },
      lines: [
        skipped('2025-10-01', '2025-10-05', 5, { zh: '国庆节', en: 'National Day' }),
        skipped('2025-10-06', undefined, 1, { zh: '中秋节', en: 'Mid-autumn Festival' }),
        skipped('2025-10-07', '2025-10-08', 2, { zh: '国庆节', en: 'National Day' }),
        { kind: 'counted', date: '2025-10-09', through: '2025-10-10', days: 2 },
        { kind: 'counted', date: '2025-10-11', days: 1, makeUp: { zh: '国庆节', en: 'National Day' } },
      ],
    }));

  it('lists periods of working time with their instants', () =>
    expect(reckon('2026-03-06 17:45', { unit: 'working-time', ms: HOUR }).lines).toEqual([
      {
        kind: 'counted',
        date: '2026-03-06',
        days: 1,
        workingMs: HOUR / 4,
        from: shanghai('2026-03-06 17:45'),
        to: shanghai('2026-03-06 18:00'),
      },
      { kind: 'skipped', date: '2026-03-07', through: '2026-03-08', days: 2, reason: 'weekly-closed' },
      {
        kind: 'counted',
        date: '2026-03-09',
        days: 1,
        workingMs: (3 * HOUR) / 4,
        from: shanghai('2026-03-09 09:00'),
        to: shanghai('2026-03-09 09:45'),
      },
    ]));

  it.each([
    { unit: 'working-time', ms: 2000 * HOUR },
    { unit: 'business-days', days: 3000 },
    { unit: 'business-days', days: -300 },
  ] as const)('of %j stays short, and its lines add up', (within) => {
    const reckoning = reckon('2026-03-06 10:00', within);
    expect(reckoning.lines.length).toBeLessThanOrEqual(maximumLines);
    const counted = reckoning.lines.map((line) =>
      line.kind === 'counted' ? line.days : line.kind === 'summarised' ? line.countedDays : 0,
    );
    const worked = reckoning.lines.map((line) => (line.kind === 'skipped' ? 0 : (line.workingMs ?? 0)));
    const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
    if (within.unit === 'working-time') expect(sum(worked)).toBe(within.ms);
    else expect(sum(counted)).toBe(Math.abs(within.days));
  });

  it('has no lines where no opening hours are looked at', () =>
    expect(reckon('2026-03-06 10:00', { unit: 'elapsed', ms: HOUR }).lines).toEqual([]));

  it('can be stored and read back', () => {
    const reckoning = reckon('2026-12-30 10:00', threeDays);
    expect(JSON.parse(JSON.stringify(reckoning))).toEqual(reckoning);
  });
});

describe('explained', () => {
  it.each<[string, string, Within, string, string]>([
    [
      'over National Day with a make-up Saturday',
      '2025-09-30 10:00',
      threeDays,
      'Due on Saturday 11 October 2025 at 10:00 (Asia/Shanghai): 3 business days after Tuesday 30 September 2025 at 10:00, by calendar cn-standard version 1. Counted: Thu 9 – Sat 11 Oct (3 days, Sat 11 Oct being a make-up working day for National Day). Left out: Wed 1 – Wed 8 Oct (National Day and Mid-autumn Festival, 8 days).',
      '到期时间：2025年10月11日（周六）10:00（Asia/Shanghai）。自2025年9月30日（周二）10:00起3个工作日，按日历 cn-standard 第1版。计入：10月9日周四至11日周六（3天，其中10月11日周六为国庆节调休上班）。不计：10月1日周三至8日周三（国庆节、中秋节，8天）。',
    ],
    [
      'one working hour asked at 17:45 on a Friday',
      '2026-03-06 17:45',
      { unit: 'working-time', ms: HOUR },
      'Due on Monday 9 March 2026 at 09:45 (Asia/Shanghai): 1 h of working time after Friday 6 March 2026 at 17:45, by calendar cn-standard version 1. Counted: Fri 6 Mar 17:45–18:00 (15 min); Mon 9 Mar 09:00–09:45 (45 min). Left out: weekly closing days Sat 7 – Sun 8 Mar.',
      '到期时间：2026年3月9日（周一）09:45（Asia/Shanghai）。自2026年3月6日（周五）17:45起1小时工作时间，按日历 cn-standard 第1版。计入：3月6日周五17:45–18:00（15分钟）、3月9日周一09:00–09:45（45分钟）。不计：3月7日周六至8日周日（每周休息日）。',
    ],
    [
      'from a Saturday',
      '2026-03-07 10:00',
      { unit: 'business-days', days: 1 },
      'Due on Monday 9 March 2026 at 24:00 (Asia/Shanghai): 1 business day after Saturday 7 March 2026 at 10:00, by calendar cn-standard version 1. Counted: Mon 9 Mar. Left out: weekly closing days Sat 7 – Sun 8 Mar. It began on a day that is no business day, so that whole days are counted.',
      '到期时间：2026年3月9日（周一）24:00（Asia/Shanghai）。自2026年3月7日（周六）10:00起1个工作日，按日历 cn-standard 第1版。计入：3月9日周一。不计：3月7日周六至8日周日（每周休息日）。起算日为非工作日，按整日计算。',
    ],
    [
      'into a year that is not published',
      '2026-12-31 10:00',
      { unit: 'business-days', days: 2, until: 'close' },
      'Due on Monday 4 January 2027 at 18:00 (Asia/Shanghai): close of business 2 business days after Thursday 31 December 2026 at 10:00, by calendar cn-standard version 1. Counted: Fri 1 Jan; Mon 4 Jan. Left out: weekly closing days Sat 2 – Sun 3 Jan. The holidays of 2027 are not published yet; the due time is reckoned anew when they are.',
      '到期时间：2027年1月4日（周一）18:00（Asia/Shanghai）。自2026年12月31日（周四）10:00起2个工作日，至当日营业结束，按日历 cn-standard 第1版。计入：1月1日周五、1月4日周一。不计：1月2日周六至3日周日（每周休息日）。2027年放假安排尚未公布，公布后将重新计算到期时间。',
    ],
    [
      'without a calendar',
      '2026-01-31 10:00',
      { unit: 'calendar-months', count: 1 },
      'Due on Saturday 28 February 2026 at 10:00 (Asia/Shanghai): 1 month after Saturday 31 January 2026 at 10:00.',
      '到期时间：2026年2月28日（周六）10:00（Asia/Shanghai）。自2026年1月31日（周六）10:00起1个月。',
    ],
    [
      'at midnight of the same day',
      '2026-03-06 10:00',
      { unit: 'same-day' },
      'Due on Friday 6 March 2026 at 24:00 (Asia/Shanghai): end of the same day, from Friday 6 March 2026 at 10:00.',
      '到期时间：2026年3月6日（周五）24:00（Asia/Shanghai）。自2026年3月6日（周五）10:00起，至当日24:00。',
    ],
  ])('%s', (_what, from, within, english, chinese) => {
    expect(explain(reckon(from, within), 'en')).toBe(english);
    expect(explain(reckon(from, within), 'zh-CN')).toBe(chinese);
  });

  it('tells many weekends by their number, and the holidays among them by name', () => {
    const reckoning = reckon('2026-04-13 10:00', { unit: 'business-days', days: 25 });
    expect(explain(reckoning, 'en')).toContain(
      'Left out: Fri 1 – Tue 5 May (Labour Day, 5 days); 7 weekly closing days.',
    );
    expect(explain(reckoning, 'zh-CN')).toContain('不计：5月1日周五至5日周二（劳动节，5天）、每周休息日7天。');
  });

  it.each<[Within, string, string]>([
    [{ unit: 'elapsed', ms: 90 * 60_000 }, '1 h 30 min after', '起1小时30分钟（自然时间）'],
    [{ unit: 'working-days', days: 0.5 }, '0.5 working days of working time after', '起0.5个工作日的工作时间'],
    [{ unit: 'business-days', days: -2 }, '2 business days before', '起倒推2个工作日'],
    [
      { unit: 'business-days', days: 2, counting: 'from-next-day' },
      '2 business days after the day of',
      '次日起2个工作日',
    ],
    [{ unit: 'calendar-weeks', count: 1 }, '1 week after', '起1周'],
    [
      { unit: 'calendar-days', count: 3, until: 'end-of-day' },
      'end of the day 3 calendar days after',
      '3个自然日，至当日24:00',
    ],
    [{ unit: 'same-day', until: 'closing' }, 'closing time, from', '起，至营业结束'],
    [
      { unit: 'agreed', dueAt: shanghai('2026-03-20 12:00') },
      'as agreed with the customer, from',
      '按与客户约定的日期',
    ],
  ])('says what was allowed: %j', (within, english, chinese) => {
    expect(explain(reckon('2026-03-06 10:00', within), 'en')).toContain(english);
    expect(explain(reckon('2026-03-06 10:00', within), 'zh-CN')).toContain(chinese);
  });
});

describe('explained at the edge of a day', () => {
  const always = compileCalendar({ ...office('Asia/Shanghai'), hours: { weekdays: ['00:00-24:00'] } });
  const nights = compileCalendar({ ...office('Asia/Shanghai'), hours: { weekdays: ['22:00-06:00'] } });
  const shifts = { monday: ['09:00-18:00'], friday: ['22:00-06:00'] };
  const mixed = compileCalendar({ ...office('Asia/Shanghai'), hours: shifts });
  const explained = (calendar: Calendar, from: string, within: Within) =>
    explain(calendar.reckon(shanghai(from), within), 'en');

  // it was due on Monday at 24:00 and counted Tuesday
  it.each<[string, Calendar, string, Within, string]>([
    ['a time of day is the 00:00 of its day', always, '2026-12-28 00:00', days(1), 'Tuesday 29 December 2026 at 00:00'],
    ['the start of a day is so too', always, '2026-12-26 10:00', days(0), 'Monday 28 December 2026 at 00:00'],
    ['counted back, whole days begin', always, '2026-12-26 10:00', days(-1), 'Friday 25 December 2026 at 00:00'],
    ['whole days end', always, '2026-12-26 10:00', days(1), 'Monday 28 December 2026 at 24:00'],
    ['so do those of close', always, '2026-12-28 00:00', toClose(1), 'Tuesday 29 December 2026 at 24:00'],
    ['and counted back', always, '2026-12-30 10:00', toClose(-1), 'Tuesday 29 December 2026 at 24:00'],
    ['working time ends', always, '2026-12-28 23:00', working(HOUR), 'Monday 28 December 2026 at 24:00'],
    ['an opening begins', always, '2026-12-26 10:00', working(0), 'Monday 28 December 2026 at 00:00'],
    [
      'a small hour has no place in a plain day',
      mixed,
      '2026-12-26 02:00',
      days(1),
      'Monday 28 December 2026 at 24:00',
    ],
    ['the end of a day before', always, '2026-12-30 10:00', endOfDay(-1), 'Tuesday 29 December 2026 at 24:00'],
  ])('%s', (_what, calendar, from, within, due) =>
    expect(explained(calendar, from, within)).toContain(`Due on ${due} (`),
  );

  const wholeDays = 'It began on a day that is no business day';

  it('a small hour in the night of a business day began on that', () => {
    const reckoning = nights.reckon(shanghai('2026-03-07 02:00'), days(1));
    expect(reckoning).toMatchObject({ nightOf: '2026-03-06', local: { due: '2026-03-10 02:00' } });
    expect(explain(reckoning, 'en')).not.toContain(wholeDays);
    expect(explain(reckoning, 'zh-CN')).not.toContain('起算日为非工作日');
    expect(explained(nights, '2026-03-07 06:00', days(1))).toContain(wholeDays);
  });

  it('a reckoning stored before nights were named is told as it was', () => {
    const { nightOf: _later, ...stored } = nights.reckon(shanghai('2026-03-07 02:00'), days(1));
    expect(explain(stored, 'en')).toContain(wholeDays);
  });

  it('no business day counted from the next day on looks at none', () =>
    expect(
      always.reckon(shanghai('2026-12-26 10:00'), { unit: 'business-days', days: 0, counting: 'from-next-day' }),
    ).toMatchObject({ local: { due: '2026-12-26 24:00' }, lines: [{ kind: 'skipped', date: '2026-12-26', days: 1 }] }));
});

describe('times in an explanation', () => {
  // they were told to the millisecond
  it.each([
    ['10:00', '10:00'],
    ['10:00:00.311', '10:00'],
    ['23:28:53.311', '23:28:53'],
    ['00:00:59.999', '00:00:59'],
  ])('%s is told as %s', (time, told) => {
    const within = { unit: 'elapsed', ms: 24 * HOUR } as const;
    const reckoning = standard.reckon(shanghai(`2026-03-05 ${time}`), within);
    expect(explain(reckoning, 'en')).toContain(`Due on Friday 6 March 2026 at ${told} (`);
    expect(explain(reckoning, 'zh-CN')).toContain(`2026年3月6日（周五）${told}（`);
  });
});

function skipped(date: string, through: string | undefined, days: number, name: object) {
  return { kind: 'skipped', date, ...(through ? { through } : {}), days, reason: 'holiday', name };
}

describe('the page of explained due times', () => {
  const page = readFileSync(join(__dirname, '../../../../docs/calendars/explained.md'), 'utf8');
  const questions = [...page.matchAll(/^## (.*)\n[^#`]*```json\n([^`]*)\n```\n\n> (.*)\n\n> (.*)$/gm)];

  it('has ten of them', () => expect(questions).toHaveLength(10));

  it.each(questions.map(([, title, ...rest]) => [title, ...rest] as const))('%s', (_title, json, english, chinese) => {
    const asked = JSON.parse(json ?? '') as { calendar: string; from: string; within: Within };
    const reckoning = shippedCalendar(asked.calendar).reckon(instant(asked.from), asked.within);
    expect(explain(reckoning, 'en')).toBe(english);
    expect(explain(reckoning, 'zh-CN')).toBe(chinese);
  });
});
