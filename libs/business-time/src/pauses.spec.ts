import { type Within, shiftForPauses } from './index.js';
import { HOUR, shanghai, shippedCalendar } from './reference/calendars.js';

const standard = shippedCalendar('cn-standard');
const businessDays: Within = { unit: 'business-days', days: 2 };
const elapsed: Within = { unit: 'elapsed', ms: 24 * HOUR };
const pause = (from: string, to?: string) => ({ from: shanghai(from), ...(to ? { to: shanghai(to) } : {}) });
const due = shanghai('2026-03-09 10:00');

describe('a pause', () => {
  it('moves a due time by the working time paused', () =>
    expect(shiftForPauses(standard, due, [pause('2026-03-06 09:00', '2026-03-06 18:00')], businessDays)).toEqual({
      status: 'running',
      dueAt: shanghai('2026-03-10 10:00'),
      pausedMs: 9 * HOUR,
    }));

  it('moves nothing when nothing is worked in it', () =>
    expect(shiftForPauses(standard, due, [pause('2026-03-07 00:00', '2026-03-08 24:00')], businessDays)).toMatchObject({
      dueAt: due,
      pausedMs: 0,
    }));

  it('moves elapsed units by all of it', () =>
    expect(shiftForPauses(standard, due, [pause('2026-03-07 00:00', '2026-03-07 12:00')], elapsed)).toMatchObject({
      dueAt: shanghai('2026-03-09 22:00'),
    }));

  it('that goes on beyond the due time leaves what was left', () =>
    expect(shiftForPauses(standard, due, [pause('2026-03-09 09:30', '2026-03-11 09:30')], businessDays)).toMatchObject({
      dueAt: shanghai('2026-03-11 10:00'),
    }));

  it('that leaves no working time is followed by the due time, not interrupted by it', () => {
    const opening = shanghai('2026-03-09 09:00');
    const shifted = (to: string) => shiftForPauses(standard, opening, [pause('2026-03-08 20:00', to)], businessDays);
    expect(shifted('2026-03-09 20:00')).toMatchObject({ dueAt: shanghai('2026-03-10 09:00') });
    expect(shifted('2026-03-09 11:00')).toMatchObject({ dueAt: shanghai('2026-03-09 11:00') });
  });

  it('that still stands says what is left', () =>
    expect(shiftForPauses(standard, due, [pause('2026-03-09 09:30')], businessDays)).toEqual({
      status: 'paused',
      since: shanghai('2026-03-09 09:30'),
      remainingMs: HOUR / 2,
      pausedMs: 0,
    }));

  it('counts once where two overlap, in whatever order they come', () => {
    const pauses = [
      pause('2026-03-06 14:00', '2026-03-06 16:00'),
      pause('2026-03-06 13:00', '2026-03-06 15:00'),
      pause('2026-03-06 16:00', '2026-03-06 17:00'),
    ];
    expect(shiftForPauses(standard, due, pauses, businessDays)).toMatchObject({ pausedMs: 4 * HOUR });
  });

  it('that begins once it is overdue counts for nothing, unless an earlier one moved the due time beyond it', () => {
    const late = pause('2026-03-09 10:00', '2026-03-09 12:00');
    expect(shiftForPauses(standard, due, [late], businessDays)).toMatchObject({ dueAt: due });
    const early = pause('2026-03-06 10:00', '2026-03-06 11:00');
    expect(shiftForPauses(standard, due, [late, early], businessDays)).toMatchObject({ pausedMs: 3 * HOUR });
  });
});
