import { GivenLately } from './given-lately.js';

describe('cases given lately', () => {
  it('count until the read model shows them with the same handler, however often it is counted before (A-12)', () => {
    const lately = new GivenLately();
    lately.given('c1', 'user:han', 0);
    lately.given('c2', 'user:han', 10);
    lately.counted(new Map(), 1_000);
    lately.counted(new Map([['c1', 'user:han']]), 2_000);
    expect([lately.countOf('user:han'), lately.complaintIds]).toEqual([1, ['c2']]);
    lately.counted(new Map([['c2', 'user:han']]), 3_000);
    expect([lately.countOf('user:han'), lately.complaintIds]).toEqual([0, []]);
  });

  it('count with whoever has them now, and with nobody else', () => {
    const lately = new GivenLately();
    lately.given('c1', 'user:han', 0);
    lately.given('c1', 'user:chen', 10);
    lately.counted(new Map([['c1', 'user:han']]), 1_000);
    expect([lately.countOf('user:han'), lately.countOf('user:chen')]).toEqual([0, 1]);
  });

  it('are left to the read model after a minute: a case that was closed meanwhile is never shown', () => {
    const lately = new GivenLately();
    lately.given('c1', 'user:han', 0);
    lately.counted(new Map(), 60_000);
    expect(lately.countOf('user:han')).toBe(1);
    lately.counted(new Map(), 60_001);
    expect(lately.countOf('user:han')).toBe(0);
  });
});
