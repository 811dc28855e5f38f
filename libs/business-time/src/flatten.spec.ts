import {
  type CalendarDefinition,
  InvalidCalendar,
  compileCalendar,
  flattenCalendar,
  stampOf,
  versionsOf,
} from './index.js';
import { HOUR, shanghai } from './reference/calendars.js';

const group: CalendarDefinition = {
  id: 'group',
  version: 4,
  zone: 'Asia/Shanghai',
  hours: { weekdays: ['09:00-18:00'] },
  breaks: { weekdays: ['12:00-13:00'] },
  holidays: [{ date: '2026-10-01', through: '2026-10-07', name: { zh: '国庆节', en: 'National Day' } }],
  makeUpDays: [{ date: '2026-10-10', hoursOf: 'friday' }],
  knownYears: [{ year: 2025, through: 2026, source: 'group notice' }],
};
const region: CalendarDefinition = {
  id: 'region',
  version: 2,
  inherits: 'group',
  hours: { saturday: ['10:00-16:00'], friday: ['09:00-15:00'] },
  exceptions: [{ date: '2026-10-03', hours: ['10:00-14:00'], name: { en: 'Holiday duty' } }],
};
const branch: CalendarDefinition = {
  id: 'branch',
  version: 7,
  inherits: 'region',
  zone: 'Asia/Urumqi',
  breaks: { friday: [] },
  knownYears: [{ year: 2026, source: 'branch notice' }],
};
const family = (id: string) => [group, region, branch].find((calendar) => calendar.id === id);

describe('a branch calendar', () => {
  const calendar = compileCalendar(branch, family);

  it('takes from each ancestor what nobody nearer says', () => {
    expect(calendar.zone).toBe('Asia/Urumqi');
    expect(calendar.day('2026-10-15').hours).toEqual(['09:00-12:00', '13:00-18:00']);
    expect(calendar.day('2026-10-16').hours).toEqual(['09:00-15:00']);
    expect(calendar.day('2026-10-17').hours).toEqual(['10:00-16:00']);
  });

  it('cuts a day of its own out of an inherited holiday', () => {
    expect(calendar.day('2026-10-02')).toMatchObject({ standing: 'holiday', name: { en: 'National Day' } });
    expect(calendar.day('2026-10-03')).toMatchObject({ hours: ['10:00-14:00'], standing: 'other-hours' });
    expect(calendar.day('2026-10-04').standing).toBe('holiday');
    expect(calendar.flat.holidays?.map(({ date, through }) => [date, through])).toEqual([
      ['2026-10-01', '2026-10-02'],
      ['2026-10-04', '2026-10-07'],
    ]);
  });

  it('gives inherited make-up days its own hours of that weekday', () =>
    expect(calendar.day('2026-10-10').hours).toEqual(['09:00-15:00']));

  it('has the longest day of its own week as standard day', () => expect(calendar.standardDay).toBe(8 * HOUR));

  it('keeps the known years of its ancestors, but for those it names', () =>
    expect(calendar.flat.knownYears).toEqual([
      { year: 2025, source: 'group notice' },
      { year: 2026, source: 'branch notice' },
    ]));

  it('names its line in every reckoning', () =>
    expect(calendar.reckon(shanghai('2026-03-06 10:00'), { unit: 'business-days', days: 1 }).calendar).toEqual({
      id: 'branch',
      version: 7,
      zone: 'Asia/Urumqi',
      inherits: [
        { id: 'region', version: 2 },
        { id: 'group', version: 4 },
      ],
    }));

  it('has a stamp by which any change in its line is seen', () => {
    expect(calendar.stamp).toBe('branch@7<region@2<group@4');
    expect(versionsOf(calendar.stamp).map(({ id, version }) => [id, version])).toEqual([
      ['branch', 7],
      ['region', 2],
      ['group', 4],
    ]);
    const at = shanghai('2026-03-06 10:00');
    expect(stampOf(calendar.reckon(at, { unit: 'same-day', until: 'closing' }).calendar)).toBe(calendar.stamp);
  });

  it('serves its own units, not those of its ancestors', () => {
    const serving = (id: string) => ({ ...(id === 'region' ? region : group), branches: ['cn'] });
    expect(compileCalendar(branch, serving).flat.branches).toBeUndefined();
    expect(compileCalendar({ ...branch, branches: ['cn/east/hangzhou-01'] }, serving).flat.branches).toEqual([
      'cn/east/hangzhou-01',
    ]);
  });

  it('flattened stands alone', () =>
    expect(compileCalendar(flattenCalendar(branch, family)).flat).toEqual(flattenCalendar(branch, family)));
});

describe('a half day of a branch', () => {
  const half = (...exceptions: NonNullable<CalendarDefinition['exceptions']>) =>
    compileCalendar({ ...branch, exceptions }, family);
  const on = (date: string, ...exceptions: NonNullable<CalendarDefinition['exceptions']>) =>
    half(...exceptions).day(date);

  // it was closed: the Saturday was looked up in the week
  it('on an inherited make-up day cuts the hours of that', () =>
    expect(on('2026-10-10', { date: '2026-10-10', closesAt: '12:00' })).toMatchObject({
      hours: ['09:00-12:00'],
      standing: 'make-up',
    }));

  it('on inherited other hours cuts those, and says why', () =>
    expect(on('2026-10-03', { date: '2026-10-03', opensAt: '12:00', name: { en: 'Late' } })).toMatchObject({
      hours: ['12:00-14:00'],
      standing: 'other-hours',
      name: { en: 'Late' },
    }));

  it('on an inherited holiday is a half day of the week', () =>
    expect(on('2026-10-02', { date: '2026-10-02', closesAt: '12:00' })).toMatchObject({
      hours: ['09:00-12:00'],
      standing: 'other-hours',
    }));

  it('takes the place of an inherited one', () => {
    const parent = (id: string) =>
      id === 'region' ? { ...region, exceptions: [{ date: '2026-10-10', closesAt: '10:00' }] } : family(id);
    const own = { ...branch, exceptions: [{ date: '2026-10-10', opensAt: '11:00' }] };
    expect(compileCalendar(own, parent).day('2026-10-10').hours).toEqual(['11:00-15:00']);
    expect(compileCalendar({ ...branch }, parent).day('2026-10-10').hours).toEqual(['09:00-10:00']);
  });

  it('over several days cuts each as it is', () => {
    const calendar = half({ date: '2026-10-08', through: '2026-10-11', closesAt: '11:00' });
    const hours = ['08', '09', '10', '11'].map((day) => calendar.day(`2026-10-${day}`).hours);
    expect(hours).toEqual([['09:00-11:00'], ['09:00-11:00'], ['09:00-11:00'], []]);
    expect(calendar.day('2026-10-11').standing).toBe('week');
  });

  it('of which the inherited hours leave nothing closes the day', () => {
    const calendar = half({ date: '2026-10-10', opensAt: '15:00', name: { en: 'Late' } });
    expect(calendar.day('2026-10-10')).toMatchObject({ hours: [], standing: 'closed', name: { en: 'Late' } });
    expect(compileCalendar(calendar.flat).day('2026-10-10')).toEqual(calendar.day('2026-10-10'));
  });

  it('flattened stands alone', () => {
    const { flat } = half({ date: '2026-10-10', closesAt: '12:00' });
    expect(compileCalendar(flat).day('2026-10-10').hours).toEqual(['09:00-12:00']);
    expect(compileCalendar(flat).flat).toEqual(flat);
  });

  it('may be said of a make-up day in the same calendar, with the name of that', () =>
    expect(
      compileCalendar({
        ...group,
        makeUpDays: [{ date: '2026-10-10', hoursOf: 'friday', name: { zh: '国庆节' } }],
        exceptions: [{ date: '2026-10-10', closesAt: '12:00', name: { zh: '半天' } }],
      }).day('2026-10-10'),
    ).toMatchObject({ hours: ['09:00-12:00'], standing: 'make-up', name: { zh: '国庆节' } }));
});

describe('inheriting', () => {
  it('from a calendar that is not there is refused by name', () => {
    expect(() => compileCalendar(branch, () => undefined)).toThrow(InvalidCalendar);
    expect(() => compileCalendar(branch, () => undefined)).toThrow('inherits: There is no calendar region');
  });

  it('in a circle is refused, and the circle shown', () => {
    const circle = (id: string): CalendarDefinition =>
      id === 'region' ? { ...group, id, inherits: 'branch' } : branch;
    expect(() => compileCalendar(branch, circle)).toThrow('branch inherits region inherits branch: a circle');
  });

  it('from a calendar with mistakes names that one', () =>
    expect(() => compileCalendar(region, () => ({ ...group, version: 0 }))).toThrow('Calendar group cannot be used'));
});
