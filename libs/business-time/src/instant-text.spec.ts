import fc from 'fast-check';
import { instantMs, instantText } from './instant-text.js';

const moments = fc.oneof(
  fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(10_000, 0, 1) - 1 }),
  // around the ends of February, where calendars go wrong
  fc
    .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 }))
    .map(([year, ms]) => Date.UTC(year, 2, 1) + ms),
);

describe('instants as text', () => {
  it('are written and read as the platform does', () =>
    fc.assert(
      fc.property(moments, (ms) => {
        expect(instantText(ms)).toBe(new Date(ms).toISOString());
        expect(instantMs(new Date(ms).toISOString())).toBe(ms);
      }),
      { numRuns: 3000 },
    ));

  it.each([Date.UTC(1000, 0, 1), Date.UTC(9999, 11, 31, 23, 59, 59, 999), 0, -1, Date.UTC(2000, 1, 29)])(
    'keeps %i',
    (ms) => {
      expect(instantText(ms)).toBe(new Date(ms).toISOString());
      expect(instantMs(instantText(ms))).toBe(ms);
    },
  );

  it('leaves years of other lengths to the platform', () => {
    expect(instantText(Date.UTC(12_000, 0, 1))).toBe('+012000-01-01T00:00:00.000Z');
    expect(instantMs('+012000-01-01T00:00:00.000Z')).toBe(Date.UTC(12_000, 0, 1));
    expect(() => instantText(Number.NaN)).toThrow(RangeError);
  });
});
