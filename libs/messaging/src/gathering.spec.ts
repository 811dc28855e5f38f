import { Gathering } from './gathering.js';

describe('Gathering', () => {
  const runs: number[][] = [];
  const gathering = (most: number, fails: (items: readonly number[]) => boolean = () => false) =>
    new Gathering<number>({
      most,
      run: (items) => {
        runs.push([...items]);
        return fails(items) ? Promise.reject(new Error('the database is away')) : Promise.resolve();
      },
    });
  beforeEach(() => runs.splice(0));

  it('does in one run what is submitted in the same turn, in the order of the submissions', async () => {
    const together = gathering(10);

    await Promise.all([together.submit([1, 2]), together.submit([3]), together.submit([4, 5])]);

    expect(runs).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('begins another run before there are too many items, and takes a large submission alone', async () => {
    const together = gathering(3);

    await Promise.all([together.submit([1, 2]), together.submit([3, 4]), together.submit([5, 6, 7, 8])]);

    expect(runs).toEqual([
      [1, 2],
      [3, 4],
      [5, 6, 7, 8],
    ]);
  });

  it('fails the submissions of a run that failed, and goes on with the others', async () => {
    const together = gathering(2, (items) => items.includes(1));

    const settled = await Promise.allSettled([together.submit([1]), together.submit([2]), together.submit([3])]);

    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(runs).toEqual([[1, 2], [3]]);
  });

  it('takes what is submitted later, after it had nothing to do', async () => {
    const together = gathering(2);

    await together.submit([1]);
    await together.submit([2]);

    expect(runs).toEqual([[1], [2]]);
  });
});
