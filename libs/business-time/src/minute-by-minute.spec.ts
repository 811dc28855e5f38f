import fc from 'fast-check';
import { type Calendar, compileCalendar } from './index.js';
import { existingDay } from './civil-date.js';
import { MinuteByMinute } from './reference/minute-by-minute.js';
import { models } from './reference/model.js';
import { MINUTE, STRETCH_DAYS, stretch, stretches } from './reference/wall-clock.js';

/** Runs a check on random calendars of a stretch, at random minutes of it. */
function onRandomCalendars(
  zone: string,
  from: string,
  check: (calendar: Calendar, slow: MinuteByMinute, one: number, other: number) => void,
): void {
  const minutes = stretch(zone, from);
  const minute = fc.integer({ min: 2 * 1440, max: (STRETCH_DAYS - 2) * 1440 });
  // every edge of the stretch's clock change is worth a question
  const jump = minutes.wall.findIndex((wall, index) => index > 0 && wall !== (minutes.wall[index - 1] as number) + 1);
  const near = jump < 0 ? minute : fc.integer({ min: jump - 130, max: jump + 130 });
  const questions = fc.array(fc.tuple(fc.oneof(minute, near), minute), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(models(zone, existingDay(from), STRETCH_DAYS), questions, (model, asked) => {
      const calendar = compileCalendar(model.definition);
      const slow = new MinuteByMinute(model, minutes);
      for (const [one, other] of asked) {
        check(calendar, slow, one, other);
        // and at the very edges of periods
        check(calendar, slow, slow.nextClosing(one) ?? one, other);
        check(calendar, slow, slow.nextOpening(one) ?? one, other);
      }
    }),
    { numRuns: 10 },
  );
}

describe.each(stretches)('every answer equals walking minute by minute: %s from %s', (zone, from) => {
  it('working time between, added and taken away', () =>
    onRandomCalendars(zone, from, ({ onMs }, slow, one, other) => {
      const [first, last] = [Math.min(one, other), Math.max(one, other)];
      const between = slow.workingTimeBetween(first, last);
      const allowance = between / MINUTE;
      expect(onMs.workingTimeBetween(slow.moment(first), slow.moment(last))).toBe(between);
      expect(onMs.workingTimeBetween(slow.moment(last), slow.moment(first))).toBe(0 - between);
      expectSame(slow, slow.addWorkingTime(first, allowance), () => onMs.addWorkingTime(slow.moment(first), between));
      expectSame(slow, slow.subtractWorkingTime(last, allowance), () =>
        onMs.subtractWorkingTime(slow.moment(last), between),
      );
    }));

  it('openings and closings', () =>
    onRandomCalendars(zone, from, ({ onMs }, slow, at) => {
      const moment = slow.moment(at);
      expect(onMs.isOpen(moment)).toBe(slow.isOpen(at));
      expectSame(slow, slow.nextOpening(at), () => onMs.nextOpening(moment));
      expectSame(slow, slow.nextClosing(at), () => onMs.nextClosing(moment));
      expectSame(slow, slow.previousOpening(at), () => onMs.previousOpening(moment));
      expectSame(slow, slow.addWorkingTime(at, 0), () => onMs.addWorkingTime(moment, 0));
      expectSame(slow, slow.subtractWorkingTime(at, 0), () => onMs.subtractWorkingTime(moment, 0));
    }));

  it('business days', () =>
    onRandomCalendars(zone, from, ({ onMs }, slow, at, other) => {
      const moment = slow.moment(at);
      const n = (other % 7) - 3;
      const target = slow.nthBusinessDay(at, n);
      if (target === undefined || slow.nthBusinessDay(at, 4) === undefined) return;
      expect(existingDay(onMs.nthBusinessDay(moment, n))).toBe(target);
      if (n !== 0) expect(onMs.closeOfNthBusinessDay(moment, n)).toBe(slow.moment(slow.closeOf(target)));
      const own = slow.ownDay(at);
      if (n === 0 || !slow.isBusinessDay(own)) return;
      const sameTime = slow.wallReaches(target, slow.wallAt(at) - own * 1440);
      const start = Math.max(slow.wallReaches(target, 0), slow.closeOf(target - 1));
      const end = Math.max(slow.wallReaches(target, 1440), slow.closeOf(target));
      if ([sameTime, start, end].some((minute) => minute <= 0)) return; // the day is not whole in the stretch
      expect(onMs.sameTimeOnNthBusinessDay(moment, n)).toBe(slow.moment(Math.min(Math.max(sameTime, start), end)));
    }));
});

/** Nothing is expected where the slow answer lies outside the stretch. */
function expectSame(slow: MinuteByMinute, minute: number | undefined, answer: () => number): void {
  if (minute !== undefined) expect(new Date(answer()).toISOString()).toBe(new Date(slow.moment(minute)).toISOString());
}
