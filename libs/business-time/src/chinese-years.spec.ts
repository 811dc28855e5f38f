import { isWorkday } from 'chinese-days';
import { dateOfDay, firstDayOf } from './civil-date.js';
import { shippedCalendar } from './reference/calendars.js';

const calendar = shippedCalendar('cn-standard');
const years = Array.from({ length: 17 }, (_, index) => 2010 + index);
const datesOf = (year: number) =>
  Array.from({ length: firstDayOf(year + 1) - firstDayOf(year) }, (_, index) => dateOfDay(firstDayOf(year) + index));
const businessDays = (year: number) => datesOf(year).filter((date) => calendar.day(date).hours.length > 0);

describe('the Chinese standard calendar', () => {
  it.each(years)('works on the days of %i on which the package says so', (year) => {
    expect(businessDays(year)).toEqual(datesOf(year).filter((date) => isWorkday(date)));
    expect(calendar.day(`${year}-07-01`).published).toBe(true);
  });

  it.each(years)('names a source for %i that a person can open', (year) =>
    expect(calendar.flat.knownYears?.find((entry) => entry.year === year)?.source).toMatch(/^https?:\/\//),
  );

  it.each([
    [2015, 249], // with the one-off holiday of 3 September
    [2020, 249], // with Spring Festival made longer by decree
    [2024, 251],
    [2025, 248], // two more statutory days from here on
    [2026, 248],
  ])('has in %i as many working days as were announced: %i', (year, count) =>
    expect(businessDays(year)).toHaveLength(count),
  );

  it('gives a make-up day the hours of the weekday given off for it', () =>
    expect(calendar.day('2025-10-11')).toEqual({
      date: '2025-10-11',
      hours: ['09:00-18:00'],
      standing: 'make-up',
      name: { zh: '国庆节', en: 'National Day' },
      published: true,
    }));

  it('does not know 2027, nor the days before it, and works on their plain weekdays for the time being', () => {
    expect(calendar.day('2027-01-01')).toMatchObject({ published: false, hours: ['09:00-18:00'] });
    expect(calendar.day('2026-12-29').published).toBe(false);
    expect(calendar.day('2026-12-28').published).toBe(true);
    expect(calendar.day('2018-12-31')).toMatchObject({ standing: 'holiday', published: true }); // by the notice for 2019
  });
});
