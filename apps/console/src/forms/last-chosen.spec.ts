import { setTimeout } from 'node:timers/promises';
import { LastChosen } from './last-chosen.js';

describe('a file that is chosen', () => {
  // the first one, when it took longer to read, came into the form in place of the second
  it('is read, unless another one is chosen meanwhile', async () => {
    const chosen = new LastChosen();
    const [large, small] = [chosen.read(setTimeout(20, 'large')), chosen.read(Promise.resolve('small'))];
    expect(await Promise.all([large, small])).toEqual([
      { outcome: 'overtaken' },
      { outcome: 'read', content: 'small' },
    ]);
  });

  it('comes to nothing once it has been taken back', async () => {
    const chosen = new LastChosen();
    const reading = chosen.read(Promise.resolve('x'));
    chosen.nothing();
    expect(await reading).toEqual({ outcome: 'overtaken' });
  });

  it('can be one that cannot be read, which is said and not thrown', async () =>
    expect(await new LastChosen().read(Promise.reject(new Error('gone')))).toEqual({ outcome: 'unreadable' }));
});
