import { readFileSync } from 'node:fs';
import { importICalendar } from '../index.js';
import { shippedCalendar } from '../reference/calendars.js';

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const file = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
const years = { from: 2026, through: 2027 };

describe('importing iCalendar', () => {
  it('reads whole days as holidays, the end being the day after the last', () =>
    expect(
      importICalendar(
        file(...event('DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261008', 'SUMMARY:国庆节（休）')),
        years,
      ),
    ).toEqual({
      holidays: [{ date: '2026-10-01', through: '2026-10-07', name: { zh: '国庆节' } }],
      makeUpDays: [],
      leftOut: [],
    }));

  it('reads make-up days by their summary, with the hours of the neighbouring weekday', () =>
    expect(
      importICalendar(
        file(
          ...event('DTSTART;VALUE=DATE:20261010', 'SUMMARY:国庆节(班)'),
          ...event('DTSTART;VALUE=DATE:20260920', 'SUMMARY:Make-up working day'),
        ),
        years,
      ).makeUpDays,
    ).toEqual([
      { date: '2026-09-20', hoursOf: 'monday', name: { en: 'Make-up working day' } },
      { date: '2026-10-10', hoursOf: 'friday', name: { zh: '国庆节' } },
    ]));

  it('repeats what recurs every year', () =>
    expect(
      importICalendar(
        file(...event('DTSTART;VALUE=DATE:20200501', 'RRULE:FREQ=YEARLY', 'SUMMARY:Founders\\, day')),
        years,
      ).holidays,
    ).toEqual([
      { date: '2026-05-01', name: { en: 'Founders, day' } },
      { date: '2027-05-01', name: { en: 'Founders, day' } },
    ]));

  it('puts folded lines together and passes over alarms', () =>
    expect(
      importICalendar(
        file(
          ...event(
            'DTSTART;VALUE=DATE:20260501',
            'SUMMARY:Labour',
            '  Day',
            'BEGIN:VALARM',
            'SUMMARY:Wake',
            'END:VALARM',
          ),
        ),
        years,
      ).holidays,
    ).toEqual([{ date: '2026-05-01', name: { en: 'Labour Day' } }]));

  it('says what it left out, where and why', () =>
    expect(
      importICalendar(
        file(
          ...event('DTSTART:20260501T090000Z', 'SUMMARY:Meeting'),
          ...event('DTSTART;VALUE=DATE:20260502', 'STATUS:CANCELLED', 'SUMMARY:Off'),
          ...event('DTSTART;VALUE=DATE:20260503', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Weekly'),
          ...event('DTSTART;VALUE=DATE:20250501', 'SUMMARY:Before'),
        ),
        years,
      ).leftOut,
    ).toEqual([
      { line: 2, summary: 'Meeting', reason: 'it has a time of day, and is no whole day' },
      { line: 6, summary: 'Off', reason: 'cancelled' },
      { line: 11, summary: 'Weekly', reason: 'recurs by FREQ=WEEKLY, which is not read here' },
      { line: 16, summary: 'Before', reason: 'outside 2026 to 2027' },
    ]));

  it('of a published file of 2026 gives the days of the shipped calendar', () => {
    const text = readFileSync(require.resolve('chinese-days/dist/years/2026.ics'), 'utf8');
    const days = importICalendar(text, { from: 2026, through: 2026 });
    const shipped = shippedCalendar('cn-standard').flat;
    const of2026 = (entries: readonly { date: string; through?: string }[] = []) =>
      entries.filter(({ date }) => date.startsWith('2026')).map(({ date, through }) => [date, through]);
    expect(of2026(days.holidays)).toEqual(of2026(shipped.holidays));
    expect(of2026(days.makeUpDays)).toEqual(of2026(shipped.makeUpDays));
  });
});

const day = (date: string, ...more: string[]) => event(`DTSTART;VALUE=DATE:${date}`, ...more);
const imported = (...events: string[][]) => importICalendar(file(...events.flat()), years);
const datesOf = (...events: string[][]) =>
  imported(...events).holidays.map(({ date, through }) => (through ? `${date}/${through}` : date));
const reasonsOf = (...events: string[][]) => imported(...events).leftOut.map(({ reason }) => reason);

describe('how long an event of an iCalendar file lasts', () => {
  it.each([
    ['so many days', ['DURATION:P3D'], '2026-10-01/2026-10-03'],
    ['so many weeks', ['DURATION:+P1W'], '2026-10-01/2026-10-07'],
    ['one day, where nothing is said', [], '2026-10-01'],
    ['one day, where its end is its start', ['DTEND;VALUE=DATE:20261001'], '2026-10-01'],
  ])('is %s', (_what, lines, dates) => expect(datesOf(day('20261001', ...lines))).toEqual([dates]));

  // they were imported as one day
  it.each([
    ['DURATION:PT24H', 'it lasts PT24H, which is no number of whole days or weeks'],
    ['DURATION:P1DT12H', 'it lasts P1DT12H, which is no number of whole days or weeks'],
    ['DURATION:-P1D', 'it lasts -P1D, which is no number of whole days or weeks'],
    ['DURATION:P0D', 'it lasts P0D, which is no number of whole days or weeks'],
    ['DTEND:20261003T000000Z', 'it ends on 20261003T000000Z, which is no day that exists'],
    ['DTEND;VALUE=DATE:20260230', 'it ends on 20260230, which is no day that exists'],
    ['DTEND;VALUE=DATE:20260930', 'it ends on 2026-09-30, before it starts'],
  ])('is not guessed from %s', (line, reason) => {
    expect(datesOf(day('20261001', line))).toEqual([]);
    expect(reasonsOf(day('20261001', line))).toEqual([reason]);
  });

  it('is not guessed from an end and a length', () =>
    expect(reasonsOf(day('20261001', 'DTEND;VALUE=DATE:20261003', 'DURATION:P3D'))).toEqual([
      'it has both an end and a length',
    ]));

  // it became 2 March
  it('begins on a day that exists', () =>
    expect(reasonsOf(day('20260230'), event('SUMMARY:Some day'))).toEqual([
      'it starts on 20260230, which is no day that exists',
      'it has no start',
    ]));
});

describe('what recurs in an iCalendar file', () => {
  const yearly = (...more: string[]) => day('20200501', 'UID:1@x', 'RRULE:FREQ=YEARLY', ...more);

  it('leaves out the days that it excludes', () => {
    expect(datesOf(yearly('EXDATE;VALUE=DATE:20250501,20260501'))).toEqual(['2027-05-01']);
    expect(datesOf(yearly('EXDATE;VALUE=DATE:20260501', 'EXDATE;VALUE=DATE:20270501'))).toEqual([]);
    expect(reasonsOf(yearly('EXDATE;VALUE=DATE:20260501,20270501'))).toEqual(['outside 2026 to 2027']);
  });

  it('leaves out the day that was moved', () => {
    const moved = day('20260504', 'UID:1@x', 'RECURRENCE-ID;VALUE=DATE:20260501', 'SUMMARY:Moved');
    expect(datesOf(yearly(), moved)).toEqual(['2026-05-04', '2027-05-01']);
    expect(datesOf(moved, yearly())).toEqual(['2026-05-04', '2027-05-01']);
    expect(datesOf(moved)).toEqual(['2026-05-04']);
  });

  it('leaves out the day that was cancelled', () =>
    expect(
      datesOf(yearly(), day('20260501', 'UID:1@x', 'RECURRENCE-ID;VALUE=DATE:20260501', 'STATUS:Cancelled')),
    ).toEqual(['2027-05-01']));

  it('leaves other events alone', () =>
    expect(datesOf(yearly(), day('20260504', 'UID:2@x', 'RECURRENCE-ID;VALUE=DATE:20260501'))).toEqual([
      '2026-05-01',
      '2026-05-04',
      '2027-05-01',
    ]));

  it('reaches over New Year', () =>
    expect(datesOf(day('20201231', 'DURATION:P2D', 'RRULE:FREQ=YEARLY;INTERVAL=1'))).toEqual([
      '2025-12-31/2026-01-01',
      '2026-12-31/2027-01-01',
      '2027-12-31/2028-01-01',
    ]));

  it.each([
    ['RDATE;VALUE=DATE:20260601', 'recurs by RDATE 20260601, which is not read here'],
    ['EXRULE:FREQ=YEARLY;INTERVAL=2', 'recurs by EXRULE FREQ=YEARLY;INTERVAL=2, which is not read here'],
    ['EXDATE:20260501T000000Z', 'recurs without 20260501T000000Z, which is no day that exists'],
    ['RRULE:FREQ=MONTHLY', 'recurs by several rules, which is not read here'],
  ])('and by something else as well is left out: %s', (line, reason) => {
    expect(datesOf(yearly(line))).toEqual([]);
    expect(reasonsOf(yearly(line))).toEqual([reason]);
  });

  it('and is changed in a way that is not read is left out, with the change', () => {
    const change = (id: string) => day('20260504', 'UID:1@x', id);
    const unread = 'a day of it is changed by RECURRENCE-ID 20260501T000000Z, which is not read here';
    expect(reasonsOf(yearly(), change('RECURRENCE-ID:20260501T000000Z'))).toEqual([unread, unread]);
    const following = 'a day of it is changed by RECURRENCE-ID 20260501, which is not read here';
    expect(reasonsOf(yearly(), change('RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260501'))).toEqual([
      following,
      following,
    ]);
  });

  it('is cancelled however that is written', () =>
    expect(reasonsOf(yearly('STATUS:Cancelled'))).toEqual(['cancelled']));
});

describe('a day of an iCalendar file', () => {
  const kindOf = (...lines: string[]) => {
    const { holidays, makeUpDays, leftOut } = imported(day('20260920', ...lines));
    return [...holidays.map(() => 'holiday'), ...makeUpDays.map(() => 'make-up'), ...leftOut.map(() => 'left out')][0];
  };

  it.each([
    // Apple, chinese-days and other publishers
    ['make-up', '国庆节（班）'],
    ['make-up', '国庆节(班)'],
    ['make-up', '月末周六(班) 第1天/共1天'],
    ['make-up', '国庆节 补班 第1天/共2天'],
    ['make-up', '补班 · 国庆节'],
    ['make-up', '补班'],
    ['make-up', '上班'],
    ['make-up', '调休上班'],
    ['make-up', '国庆节调休工作日'],
    ['make-up', '補行上班日'],
    ['make-up', '国庆节 班'],
    ['make-up', 'National Day(Workday)'],
    ['make-up', 'Make-up workday'],
    ['make-up', 'Working day'],
    ['make-up', 'Working Saturday'],
    ['make-up', 'National Day (work)'],
    ['make-up', '国庆节放假调休（班）'],
    ['make-up', 'National Day Holiday (make-up working day)'],
    ['make-up', 'Working day (National Day holiday)'],
    ['make-up', '国庆节放假调休上班'],
    ['make-up', '补班（国庆节放假）'],
    ['holiday', '国庆节（休）'],
    ['holiday', '国庆节'],
    ['holiday', 'National Day(Holiday)'],
    ['holiday', '元旦 假期 第1天/共3天'],
    ['holiday', '国庆节 放假 共7天,9月20日（周日）补班'],
    ['holiday', '国庆节 放假（9月20日补班）'],
    ['holiday', '国庆节，9月20日上班'],
    ['holiday', '國慶日補假'],
    ['holiday', '清明节补休'],
    ['holiday', 'Labour Day (day off work)'],
    ['holiday', "International Workers' Day"],
    ['holiday', 'Non-working day'],
    ['holiday', 'No work today'],
    ['holiday', '不上班'],
    ['holiday', '非工作日'],
    ['holiday', 'Make-up holiday'],
    ['holiday', '毕业班聚会'],
    ['left out', '国庆放假7天 10月10日上班'],
    ['left out', '国庆节调休'],
    ['left out', '上班放假'],
  ])('is a %s by its summary: %s', (kind, summary) =>
    expect(kindOf(`SUMMARY:${summary.replaceAll(',', '\\,')}`)).toBe(kind),
  );

  it('is what its publisher marks it as, whatever its summary says', () => {
    expect(kindOf('SUMMARY:国庆节', 'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY')).toBe('make-up');
    expect(kindOf('SUMMARY:调休', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY')).toBe('holiday');
    expect(kindOf('SUMMARY:国庆节（班）', 'X-APPLE-SPECIAL-DAY:SOMETHING')).toBe('make-up');
  });

  it('says why it is neither', () =>
    expect(reasonsOf(day('20260920', 'SUMMARY:国庆节调休'), day('20260920', 'SUMMARY:上班放假'))).toEqual([
      'its summary does not tell whether it is a day off or a working day',
      'its summary does not tell whether it is a day off or a working day',
    ]));

  it.each([
    ['国庆节（班）', '国庆节'],
    ['国庆节 补班 第1天/共2天', '国庆节'],
    ['元旦 假期 第1天/共3天', '元旦'],
    ['补班', '补班'],
    ['元旦', '元旦'],
  ])('is named without the mark: %s is %s', (summary, zh) => {
    const { holidays, makeUpDays } = imported(day('20260920', `SUMMARY:${summary}`));
    expect([...holidays, ...makeUpDays].map(({ name }) => name)).toEqual([{ zh }]);
  });

  it('is named in English too', () =>
    expect(imported(day('20260920', 'SUMMARY:National Day(Workday)')).makeUpDays[0]?.name).toEqual({
      en: 'National Day',
    }));
});
