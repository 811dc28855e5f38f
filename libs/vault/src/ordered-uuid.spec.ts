import { orderedUuid } from './ordered-uuid.js';

describe('an ordered UUID', () => {
  it('is of version 7, and carries its time', () => {
    expect(orderedUuid(0x0199_0203_0405)).toMatch(/^01990203-0405-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts behind those of earlier milliseconds', () => {
    const made = [1, 2, 0xff, 0x100, 0x0199_0203_0405].map((nowMs) => orderedUuid(nowMs));
    expect([...made].sort()).toEqual(made);
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => orderedUuid(1))).size).toBe(1_000);
  });
});
