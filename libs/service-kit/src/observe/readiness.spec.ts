import { Readiness } from './readiness.js';

const here = () => undefined;
const away = () => 'connection refused';

describe('readiness', () => {
  let readiness: Readiness;
  beforeEach(() => (readiness = new Readiness()));

  it('is ready when everything is here', async () => {
    readiness.add({ name: 'postgresql', needed: true, whyAway: here });
    expect(await readiness.report()).toMatchObject({ status: 'ready', parts: { postgresql: { state: 'here' } } });
  });

  it('is unready when something it needs is away, and says why', async () => {
    readiness.add({ name: 'postgresql', needed: true, whyAway: away });
    expect(await readiness.report()).toMatchObject({
      status: 'unready',
      parts: { postgresql: { state: 'away', detail: 'connection refused' } },
    });
  });

  it('is degraded when something it can do without is away', async () => {
    readiness.add({ name: 'postgresql', needed: true, whyAway: here });
    readiness.add({ name: 'kafka', needed: false, whyAway: away });
    expect((await readiness.report()).status).toBe('degraded');
  });

  it('takes a part that throws for away', async () => {
    readiness.add({ name: 'redis', needed: false, whyAway: () => Promise.reject(new Error('no route')) });
    expect((await readiness.report()).parts['redis']).toMatchObject({ state: 'away', detail: 'no route' });
  });

  it('takes a part that does not answer for away', async () => {
    readiness.add({ name: 'redis', needed: false, whyAway: () => new Promise(() => undefined) });
    expect((await readiness.report()).parts['redis']).toMatchObject({
      state: 'away',
      detail: expect.stringContaining('1000 ms') as string,
    });
  });

  it('says that it is stopping, at once', async () => {
    await readiness.report();
    readiness.stop();
    expect((await readiness.report()).status).toBe('stopping');
  });

  // a health check needs no token: each call was a question to the database, Redis and the broker
  it('looks once a second at most, however many ask', async () => {
    let looks = 0;
    readiness.add({ name: 'postgresql', needed: true, whyAway: () => void (looks += 1) });
    await Promise.all(Array.from({ length: 20 }, () => readiness.report()));
    expect(looks).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    await readiness.report();
    expect(looks).toBe(2);
  });

  it('looks anew at a part that was added', async () => {
    await readiness.report();
    readiness.add({ name: 'redis', needed: false, whyAway: here });
    expect((await readiness.report()).parts).toHaveProperty('redis');
  });

  it('remembers since when a part is away', async () => {
    readiness.add({ name: 'kafka', needed: false, whyAway: away });
    const first = (await readiness.report()).parts['kafka']?.since;
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect((await readiness.report()).parts['kafka']?.since).toBe(first);
  });
});
