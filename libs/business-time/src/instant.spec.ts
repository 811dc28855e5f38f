import { instant, instantFromMs, msOf, NotAnInstant, plusMs } from './instant.js';

describe('Instant', () => {
  it('is canonical whatever offset it was written with', () =>
    expect(instant('2026-03-06T17:00:00+08:00')).toBe('2026-03-06T09:00:00.000Z'));

  it('keeps milliseconds and cuts what is finer', () =>
    expect(instant('2026-03-06T09:00:00.123987Z')).toBe('2026-03-06T09:00:00.123Z'));

  it.each(['2026-03-06', '2026-03-06T09:00:00', '2026-02-30T09:00:00Z', 'tomorrow', '2026-03-06T25:00:00Z'])(
    'refuses %s, naming it',
    (text) => {
      expect(() => instant(text)).toThrow(NotAnInstant);
      expect(() => instant(text)).toThrow(text);
    },
  );

  it('orders as text in the order of time', () => {
    const moment = instantFromMs(1_700_000_000_000);
    expect(plusMs(moment, 1) > moment).toBe(true);
    expect(msOf(plusMs(moment, 1))).toBe(1_700_000_000_001);
  });
});
