import { Gatherer, type GathererOptions } from './gatherer.js';

/** A gatherer whose batches stay on their way until the spec lets them arrive. */
function gathererOf(options: Partial<GathererOptions<string, string>> = {}) {
  const batches: (readonly string[])[] = [];
  const arrivals: (() => void)[] = [];
  const gatherer = new Gatherer<string, string>({
    lanes: 1,
    maxBatch: 10,
    maxWaiting: 100,
    claimsOf: (item) => [item.slice(0, 1)],
    run: (batch) => {
      batches.push(batch);
      return new Promise((resolve) => arrivals.push(() => resolve(batch.map((item) => ({ result: `${item}!` })))));
    },
    overloaded: (waiting) => new Error(`${waiting} wait`),
    ...options,
  });
  const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const arrive = async () => {
    arrivals.shift()?.();
    await turn();
  };
  return { gatherer, batches, arrive, turn };
}

describe('Gatherer', () => {
  it('sends what is submitted together at once, and what comes later together when the lane is free', async () => {
    const { gatherer, batches, arrive, turn } = gathererOf();
    const first = [gatherer.submit('a1'), gatherer.submit('b1')];
    await turn();
    const second = [gatherer.submit('c1'), gatherer.submit('d1')];
    await turn();
    expect(batches).toEqual([['a1', 'b1']]);
    await arrive();
    expect(batches).toEqual([
      ['a1', 'b1'],
      ['c1', 'd1'],
    ]);
    await arrive();
    expect(await Promise.all([...first, ...second])).toEqual(['a1!', 'b1!', 'c1!', 'd1!']);
  });

  it('never has two items of one claim on their way, in whatever lane, and keeps their order', async () => {
    const { gatherer, batches, arrive, turn } = gathererOf({ lanes: 2 });
    for (const item of ['a1', 'a2', 'b1', 'a3']) void gatherer.submit(item);
    await turn();
    expect(batches).toEqual([['a1', 'b1']]);
    await arrive();
    expect(batches.slice(1)).toEqual([['a2']]);
    await arrive();
    expect(batches.slice(2)).toEqual([['a3']]);
  });

  it('uses as many lanes as it has, with as many items as a batch holds', async () => {
    const { gatherer, batches, arrive, turn } = gathererOf({ lanes: 2, maxBatch: 2 });
    for (const item of ['a', 'b', 'c', 'd', 'e']) void gatherer.submit(item);
    await turn();
    expect(batches).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    await arrive();
    expect(batches.slice(2)).toEqual([['e']]);
  });

  it('lets a few wait for the batch on its way, and opens a lane beside it for many', async () => {
    const { gatherer, batches, arrive, turn } = gathererOf({ lanes: 2, worthALane: 3 });
    void gatherer.submit('a');
    await turn();
    void gatherer.submit('b');
    void gatherer.submit('c');
    await turn();
    expect(batches).toEqual([['a']]);
    void gatherer.submit('d');
    await turn();
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
    void gatherer.submit('e');
    await turn();
    await arrive();
    expect(batches).toHaveLength(2);
    await arrive();
    expect(batches.slice(2)).toEqual([['e']]);
  });

  it('fails a whole batch with its fault, and goes on', async () => {
    let broken = true;
    const run = (batch: readonly string[]) =>
      broken ? Promise.reject(new Error('away')) : Promise.resolve(batch.map((result) => ({ result })));
    const { gatherer } = gathererOf({ run });
    const failed = await Promise.allSettled([gatherer.submit('a'), gatherer.submit('b')]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await gatherer.submit('c')).toBe('c');
  });

  it('refuses one more than may wait', async () => {
    const { gatherer, arrive, turn } = gathererOf({ maxWaiting: 2, maxBatch: 1 });
    const all = ['a', 'b', 'c'].map((item) => gatherer.submit(item));
    await expect(all[2]).rejects.toThrow('2 wait');
    await turn();
    await arrive();
    await arrive();
    expect(await Promise.all(all.slice(0, 2))).toEqual(['a!', 'b!']);
  });

  it('is idle when nothing waits and nothing is on its way', async () => {
    const { gatherer, arrive, turn } = gathererOf();
    await gatherer.idle();
    void gatherer.submit('a');
    let idle = false;
    const whenIdle = gatherer.idle().then(() => (idle = true));
    await turn();
    expect(idle).toBe(false);
    await arrive();
    await whenIdle;
    expect(idle).toBe(true);
  });
});
