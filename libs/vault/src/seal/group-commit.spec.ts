import { GroupCommit } from './group-commit.js';

const anyone = { maxEntries: 3, maxAtOnce: 1, mayJoin: () => true };

function recorder(run: (entries: readonly number[]) => readonly number[] = (entries) => entries.map((n) => n * 10)) {
  const batches: (readonly number[])[] = [];
  const answer = (entries: readonly number[]) => {
    batches.push(entries);
    return Promise.resolve().then(() => run(entries));
  };
  return { batches, answer };
}

describe('group commit', () => {
  it('answers each entry with its own, in batches no larger than allowed', async () => {
    const { batches, answer } = recorder();
    const group = new GroupCommit(answer, anyone);
    expect(await Promise.all([1, 2, 3, 4, 5].map((n) => group.submit(n)))).toEqual([10, 20, 30, 40, 50]);
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('keeps apart what may not share a batch', async () => {
    const { batches, answer } = recorder();
    const group = new GroupCommit(answer, { ...anyone, mayJoin: (n, batch) => !batch.some((m) => m % 2 === n % 2) });
    await Promise.all([1, 3, 2, 5].map((n) => group.submit(n)));
    expect(batches).toEqual([[1, 2], [3], [5]]);
  });

  it('keeps them apart across batches under way at once, too', async () => {
    let most = 0;
    let now = 0;
    const answer = async (entries: readonly number[]) => {
      most = Math.max(most, (now += entries.length));
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= entries.length;
      return entries;
    };
    const group = new GroupCommit(answer, { ...anyone, maxAtOnce: 4, mayJoin: (_, others) => !others.length });
    expect(await Promise.all([1, 2, 3].map((n) => group.submit(n)))).toEqual([1, 2, 3]);
    expect(most).toBe(1);
  });

  it('lets a bad entry fail alone', async () => {
    const bad = Object.assign(new Error('bad'), { code: '23505' });
    const { answer } = recorder((entries) => {
      if (entries.includes(2)) throw bad;
      return entries;
    });
    const group = new GroupCommit(answer, anyone);
    const settled = await Promise.allSettled([1, 2, 3].map((n) => group.submit(n)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('tries nothing again when the connection failed', async () => {
    const { batches, answer } = recorder(() => {
      throw new Error('connection lost');
    });
    const group = new GroupCommit(answer, anyone);
    const settled = await Promise.allSettled([1, 2].map((n) => group.submit(n)));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(batches).toHaveLength(1);
  });

  it('is idle once everything has its answer', async () => {
    const { answer } = recorder();
    const group = new GroupCommit(answer, anyone);
    let answered = 0;
    for (const n of [1, 2, 3, 4]) void group.submit(n).then(() => answered++);
    await group.idle();
    expect(answered).toBe(4);
  });
});
