import { Rounds } from './rounds.js';

/** Rounds that end when the spec says so. */
function heldRounds() {
  const began: AbortSignal[] = [];
  const ends: (() => void)[] = [];
  const rounds = new Rounds(5, (stopping) => {
    began.push(stopping);
    return new Promise((end) => ends.push(end));
  });
  return { rounds, began, endOne: () => ends.shift()?.() };
}
const aWhile = () => new Promise((done) => setTimeout(done, 40));

describe('Rounds', () => {
  it('begin at once, and again when the one before is over', async () => {
    const { rounds, began, endOne } = heldRounds();
    const started = rounds.start();
    await aWhile();
    expect(began).toHaveLength(1);
    endOne();
    await started;
    await aWhile();
    expect(began).toHaveLength(2);
    await aWhile();
    expect(began).toHaveLength(2);
    endOne();
    void rounds.stop();
  });

  it('stop when the one under way is over, which is told to be quick', async () => {
    const { rounds, began, endOne } = heldRounds();
    void rounds.start();
    let stopped = false;
    const stopping = rounds.stop().then(() => (stopped = true));
    await aWhile();
    expect([stopped, began[0]?.aborted]).toEqual([false, true]);
    endOne();
    await stopping;
    await aWhile();
    expect(began).toHaveLength(1);
  });

  it('stop in the middle of a rest', async () => {
    const rounds = new Rounds(60_000, () => Promise.resolve());
    await rounds.start();
    await rounds.stop();
  });
});
