import { Together } from './together.js';

describe('leaving together', () => {
  it('is one departure for all who come while it is waited for, and another one afterwards', async () => {
    const together = new Together(5);
    const first = together.leave();
    expect(together.leave()).toBe(first);
    await first;
    const second = together.leave();
    expect(second).not.toBe(first);
    await second;
  });
});
