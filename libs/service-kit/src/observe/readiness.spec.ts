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

  it('says that it is stopping', async () => {
    readiness.stop();
    expect((await readiness.report()).status).toBe('stopping');
  });

  it('remembers since when a part is away', async () => {
    readiness.add({ name: 'kafka', needed: false, whyAway: away });
    const first = (await readiness.report()).parts['kafka']?.since;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await readiness.report()).parts['kafka']?.since).toBe(first);
  });
});
