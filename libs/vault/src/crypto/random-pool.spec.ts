import { RandomPool } from './random-pool.js';

describe('a pool of random bytes', () => {
  const hex = (piece: Buffer) => piece.toString('hex');

  it('gives other bytes each time, also when it is filled again', () => {
    const pool = new RandomPool(16, 4);
    expect(new Set(Array.from({ length: 100 }, () => hex(pool.next()))).size).toBe(100);
  });

  it('keeps nothing of what it gave', () => {
    const pool = new RandomPool(16, 4);
    const given = pool.next();
    const held = (pool as unknown as { readonly pool: Buffer }).pool;
    expect(held.includes(given)).toBe(false);
    const before = hex(given);
    for (let n = 0; n < 10; n++) pool.next();
    expect(hex(given)).toBe(before);
  });
});
