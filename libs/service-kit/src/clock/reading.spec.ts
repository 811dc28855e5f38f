import { anchorFor, readingAt, realDelay } from './reading.js';

const newYear = Date.UTC(2026, 0, 1);
const march = Date.UTC(2026, 2, 6);

describe('the business clock', () => {
  it('is the clock of the machine when nothing else is wished', () => {
    const anchor = anchorFor({ speed: 1 }, undefined, march);
    expect(readingAt(anchor, march + 5_000)).toBe(march + 5_000);
  });

  it('starts where it is told and runs as fast as it is told', () => {
    const anchor = anchorFor({ startMs: newYear, speed: 30_000 }, undefined, march);
    expect(readingAt(anchor, march)).toBe(newYear);
    expect(readingAt(anchor, march + 1_000)).toBe(newYear + 30_000_000);
  });

  it('runs on for whoever comes later with the same wish', () => {
    const wish = { startMs: newYear, speed: 100 };
    const anchor = anchorFor(wish, undefined, march);
    expect(anchorFor(wish, anchor, march + 60_000)).toBe(anchor);
  });

  it('never goes back, whatever is wished after a restart', () => {
    const fast = anchorFor({ startMs: march, speed: 30_000 }, undefined, march);
    const shown = readingAt(fast, march + 60_000);
    for (const wish of [{ speed: 1 }, { startMs: newYear, speed: 1 }, { speed: 2 }]) {
      expect(readingAt(anchorFor(wish, fast, march + 60_000), march + 60_000)).toBe(shown);
    }
  });

  it('leaves a simulation of the past for the present', () => {
    const past = anchorFor({ startMs: newYear, speed: 1 }, undefined, march);
    expect(readingAt(anchorFor({ speed: 1 }, past, march + 9), march + 9)).toBe(march + 9);
  });

  it('jumps forward to a later start', () => {
    const anchor = anchorFor({ startMs: newYear, speed: 1 }, undefined, march);
    expect(readingAt(anchorFor({ startMs: march, speed: 1 }, anchor, march), march)).toBe(march);
  });

  it('tells the real delay until a moment, rounded up so that the moment has come then', () => {
    const anchor = anchorFor({ startMs: newYear, speed: 30_000 }, undefined, march);
    const delay = realDelay(anchor, newYear + 100_000, march);
    expect(delay).toBe(4);
    expect(readingAt(anchor, march + delay)).toBeGreaterThanOrEqual(newYear + 100_000);
    expect(realDelay(anchor, newYear - 1, march)).toBe(0);
  });
});
