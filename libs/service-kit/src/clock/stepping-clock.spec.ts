import { instant } from '@redress/business-time';
import { SteppingClock } from './stepping-clock.js';

const nine = instant('2026-03-06T01:00:00Z');
const ten = instant('2026-03-06T02:00:00Z');

describe('a clock that is set by hand', () => {
  it('stands still until it is set forward', () => {
    const clock = new SteppingClock(nine);
    expect([clock.now(), clock.now()]).toEqual([nine, nine]);
    clock.stepTo(ten);
    expect(clock.now()).toBe(ten);
  });

  it('does not go back', () => {
    expect(() => new SteppingClock(ten).stepTo(nine)).toThrow('does not go back');
  });

  it('heeds no anchor that another process set', () => {
    const clock = new SteppingClock(nine);
    clock.follow();
    expect(clock.now()).toBe(nine);
  });
});
