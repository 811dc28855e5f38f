import { Pump } from './pump.js';

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
const never = (error: unknown) => {
  throw error;
};

describe('Pump', () => {
  it('works until nothing is left, and again when it is woken', async () => {
    const left = [true, true, false];
    let worked = 0;
    const work = () => {
      worked += 1;
      return Promise.resolve(left.shift() ?? false);
    };
    const pump = new Pump({ work, onError: never });
    await turn();
    expect(worked).toBe(3);
    pump.wake();
    await turn();
    expect(worked).toBe(4);
    await pump.stop();
    pump.wake();
    await turn();
    expect(worked).toBe(4);
  });

  // The notice of what was committed after the last look must not be lost because the look was still under way.
  it('looks again when it was woken while it worked', async () => {
    let worked = 0;
    let finish: (more: boolean) => void = () => undefined;
    const work = () => new Promise<boolean>((resolve) => ((worked += 1), (finish = resolve)));
    const pump = new Pump({ work, onError: never });
    pump.wake();
    finish(false);
    await turn();
    expect(worked).toBe(2);
    finish(false);
    await pump.stop();
  });

  it('tells of a failure, and tries again', async () => {
    const errors: unknown[] = [];
    let worked = 0;
    let healed: () => void = () => undefined;
    const whenHealed = new Promise<void>((resolve) => (healed = resolve));
    const work = () => {
      worked += 1;
      if (worked < 4) return Promise.reject(new Error(`failure ${worked}`));
      healed();
      return Promise.resolve(false);
    };
    const pump = new Pump({ work, onError: (error) => errors.push(error), shortestPauseMs: 1, longestPauseMs: 2 });
    await whenHealed;
    expect(errors.map(String)).toEqual(['Error: failure 1', 'Error: failure 2', 'Error: failure 3']);
    await pump.stop();
  });

  it('stops at once while it pauses', async () => {
    const pump = new Pump({
      work: () => Promise.reject(new Error('away')),
      onError: () => undefined,
      shortestPauseMs: 1e6,
    });
    await turn();
    await pump.stop();
  });
});
