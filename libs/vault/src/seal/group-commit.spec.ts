import { GroupCommit } from './group-commit.js';

const anyone = { maxEntries: 3, maxAtOnce: 1, claimsOf: () => [], bytesOf: () => 1, maxBytesUnderWay: 100 };

function recorder(run: (entries: readonly number[]) => readonly number[] = (entries) => entries.map((n) => n * 10)) {
  const batches: (readonly number[])[] = [];
  const answer = (entries: readonly number[]) => {
    batches.push(entries);
    return Promise.resolve().then(() => run(entries));
  };
  return { batches, answer };
}

/** Answers entries with themselves after a while; `most` were under way at once. */
function slowly() {
  let most = 0;
  let now = 0;
  const answer = async (entries: readonly number[]) => {
    most = Math.max(most, (now += entries.length));
    await new Promise((resolve) => setTimeout(resolve, 5));
    now -= entries.length;
    return entries;
  };
  return { most: () => most, answer };
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
    const group = new GroupCommit(answer, { ...anyone, claimsOf: (n) => [n % 2 ? 'odd' : 'even'] });
    await Promise.all([1, 3, 2, 5].map((n) => group.submit(n)));
    expect(batches).toEqual([[1, 2], [3], [5]]);
  });

  it('keeps them apart across batches under way at once, too', async () => {
    const { most, answer } = slowly();
    const group = new GroupCommit(answer, { ...anyone, maxAtOnce: 4, claimsOf: () => ['the same'] });
    expect(await Promise.all([1, 2, 3].map((n) => group.submit(n)))).toEqual([1, 2, 3]);
    expect(most()).toBe(1);
  });

  it('lets nothing join what is under way once that is large', async () => {
    const { most, answer } = slowly();
    const group = new GroupCommit(answer, { ...anyone, maxAtOnce: 4, maxBytesUnderWay: 2 });
    expect(await Promise.all([1, 2, 3, 4, 5].map((n) => group.submit(n)))).toEqual([1, 2, 3, 4, 5]);
    expect(most()).toBe(2);
  });

  it('lets a few wait for the batch under way, and sends many beside it', async () => {
    const { batches, answer } = recorder();
    const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    let arrive = () => {};
    const group = new GroupCommit(
      async (entries: readonly number[]) => {
        const answers = answer(entries);
        await new Promise<void>((resolve) => (arrive = resolve));
        return answers;
      },
      { ...anyone, maxAtOnce: 2, worthAnother: 2 },
    );
    void group.submit(1);
    await turn();
    void group.submit(2);
    await turn();
    expect(batches).toEqual([[1]]);
    void group.submit(3);
    await turn();
    expect(batches).toEqual([[1], [2, 3]]);
    arrive();
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
