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
