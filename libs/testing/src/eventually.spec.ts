import { eventually, fixedClock } from './index.js';

describe('eventually', () => {
  it('answers as soon as the assertion holds', async () => {
    let looks = 0;
    const seen = await eventually(() => {
      looks += 1;
      expect(looks).toBe(3);
      return looks;
    });
    expect(seen).toBe(3);
  });

  it('throws what the last look threw when the time is over', async () => {
    await expect(eventually(() => Promise.reject(new Error('still empty')), { withinMs: 40 })).rejects.toThrow(
      'still empty',
    );
  });
});

describe('a fixed clock', () => {
  it('stands still until it is moved', () => {
    const clock = fixedClock('2026-03-02T09:00:00+08:00');
    expect([clock.now(), clock.now()]).toEqual(['2026-03-02T01:00:00.000Z', '2026-03-02T01:00:00.000Z']);
    expect(clock.advance(60_000)).toBe('2026-03-02T01:01:00.000Z');
    expect(clock.set('2026-03-03T00:00:00Z')).toBe(clock.now());
  });
});
