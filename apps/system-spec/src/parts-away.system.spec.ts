import type { CaseRecord, ComplaintRegisteredAnswer, Timetable } from '@redress/contracts';
import { eventually } from '@redress/testing';
import { type ProcessName, type Stack, startStack } from '@redress/tools/stack';
import { hideDatabase, showDatabase } from './hide-database.js';
import { Person } from './person.js';

const services: readonly ProcessName[] = ['intake', 'routing', 'sla-timer', 'feedback'];
const complaint = {
  channel: 'phone',
  branch: 'cn/east/shanghai-01',
  category: 'service',
  customer: { name: 'Nobody Answers', telephone: '13000000061' },
  narrative: 'The line was dead.',
};

interface Readiness {
  readonly status: string;
  readonly parts: Readonly<Record<string, { readonly state: 'here' | 'away'; readonly detail?: string }>>;
}

describe('five processes, while parts of what they stand on are away', () => {
  let stack: Stack;
  let rui: Person;
  let su: Person;

  beforeAll(async () => {
    stack = await startStack({
      name: `redress-away-${process.pid}`,
      use: { postgres: 'own', redis: 'own', kafka: 'own' },
      env: {
        ...{ CLOCK_START: '2026-03-02T09:00:00+08:00', CLOCK_SPEED: '3600' },
        ...{ DATABASE_QUERY_TIMEOUT_MS: '2000', LOG_LEVEL: 'info' },
      },
      fresh: true,
    });
    [rui, su] = await Promise.all([Person.signIn(stack.url, 'rui'), Person.signIn(stack.url, 'su')]);
  }, 300_000);

  afterAll(async () => {
    await stack?.discard();
  }, 30_000);

  const postgres = () => own(stack.parts.postgres.server);
  const redis = () => own(stack.parts.redis.server);
  const broker = () => own(stack.parts.kafka.cluster).broker(0);
  const readiness = async (name: ProcessName) =>
    (await (await fetch(`${stack.service(name).url}/health/ready`)).json()) as Readiness;
  const awayOf = async (name: ProcessName) =>
    Object.entries((await readiness(name)).parts)
      .filter(([, { state }]) => state === 'away')
      .map(([part]) => part);
  const register = (key: string) =>
    rui.post<ComplaintRegisteredAnswer & { code: string }>('complaints', complaint, { 'idempotency-key': key });
  const registered = async (key: string) => {
    let complaintId = '';
    await eventually(
      async () => {
        const { status, body } = await register(key);
        expect(status).toBe(201);
        complaintId = body.complaintId;
      },
      { withinMs: 30_000 },
    );
    return complaintId;
  };
  const caseOpened = (complaintId: string, withinMs = 20_000) =>
    eventually(async () => expect((await su.get<CaseRecord>(`cases/${complaintId}`)).status).toBe(200), {
      withinMs,
    });
  const startAll = () => stack.processes.forEach((process) => process.start());
  const allReady = () => Promise.all(stack.processes.map((process) => process.ready()));
  /** Real milliseconds from SIGTERM to the end of the slowest, and how each ended. */
  /**
   * An end with code 0 needed neither the watchdog of the process, 4.5 s after it heard of the signal, nor SIGKILL; how soon
   * a busy machine lets five processes hear of it is not theirs to say.
   */
  const endAll = async () => {
    const ends = await Promise.all(
      stack.processes.map(async (process) => {
        const exit = process.ended();
        await process.stop(8_000);
        return { process: process.name, exit: (await exit).reason };
      }),
    );
    return ends;
  };

  // intake said it was ready and answered every complaint with 503 for some seconds
  it('takes a complaint as soon as intake says it is ready', async () => {
    expect((await register('at-once')).status).toBe(201);
  });

  it('end within 5 s of SIGTERM with everything there', async () => {
    for (const end of await endAll()) expect(end).toEqual({ ...end, exit: 'exit code 0' });
  }, 30_000);

  it('start before PostgreSQL, Redis and the broker, say what they wait for, and refuse until then', async () => {
    await Promise.all([postgres().kill(), redis().kill(), broker().kill()]);
    startAll();
    for (const name of services) {
      await eventually(async () => expect((await readiness(name)).status).toBe('unready'), { withinMs: 30_000 });
      expect(await awayOf(name)).toEqual(expect.arrayContaining(['postgresql', 'kafka']));
    }
    expect(await awayOf('sla-timer')).toContain('redis');
    rui = await Person.signIn(stack.url, 'rui');
    su = await Person.signIn(stack.url, 'su');
    const refused = await register('before-everything');
    expect([refused.status, refused.body.code]).toEqual([503, 'database-away']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  }, 60_000);

  it('end within 5 s of SIGTERM when nothing of it ever came', async () => {
    for (const end of await endAll()) expect(end).toEqual({ ...end, exit: 'exit code 0' });
    startAll();
  }, 30_000);

  it('work as the parts come, whatever their order, and take what was refused with the same key', async () => {
    await postgres().restart();
    const complaintId = await registered('before-everything');
    expect(await awayOf('intake')).toEqual(['kafka']);
    await broker().restart();
    await caseOpened(complaintId, 60_000); // five processes begin at this moment, on whatever machine
    await redis().restart();
    await eventually(async () => expect(await awayOf('sla-timer')).toEqual([]));
    await allReady();
  }, 120_000);

  it('without a broker go on, while announcements wait; on its return they flow within 20 s', async () => {
    await broker().kill();
    const complaintId = await registered('without-a-broker');
    expect((await su.get('queue')).status).toBe(200);
    await eventually(async () =>
      expect(await readiness('intake')).toMatchObject({ status: 'degraded', parts: { kafka: { state: 'away' } } }),
    );
    expect((await su.get(`cases/${complaintId}`)).status).toBe(404);
    await broker().restart();
    await caseOpened(complaintId);
  }, 90_000);

  it('without Redis the sweep notices what is due, and says so', async () => {
    await redis().kill();
    const complaintId = await registered('without-redis');
    await eventually(async () =>
      expect(await readiness('sla-timer')).toMatchObject({ status: 'degraded', parts: { redis: { state: 'away' } } }),
    );
    await eventually(
      async () => {
        const { body } = await su.get<Timetable>(`timetables/${complaintId}`);
        expect(body.deadlines?.find(({ deadline }) => deadline === 'first-contact')?.missedAt).toEqual(
          expect.any(String),
        );
      },
      { withinMs: 20_000 },
    );
    await redis().restart();
  }, 60_000);

  it.each([
    ['was killed', () => postgres().kill(), () => postgres().restart()],
    ['is frozen', () => Promise.resolve(postgres().freeze()), () => Promise.resolve(postgres().thaw())],
    ['has no such database', () => hideDatabase(stack), () => showDatabase(stack)],
  ])(
    'refuse with 503 and Retry-After while PostgreSQL %s, and take the same key afterwards',
    async (how, go, come) => {
      const key = `without-postgres-${how.replaceAll(' ', '-')}`;
      const refusals = async () => {
        const answers = await Promise.all([register(key), su.get<{ code: string }>('queue')]);
        return answers.map(({ status, body, headers }) => ({ status, ...body, again: headers.get('retry-after') }));
      };
      await go();
      try {
        for (let again = 0; again < 3; again += 1)
          for (const refusal of await refusals())
            expect(refusal).toMatchObject({ status: 503, again: expect.stringMatching(/^[1-9]/) as string });
        await eventually(async () => expect(await awayOf('intake')).toContain('postgresql'));
      } finally {
        await come();
      }
      await caseOpened(await registered(key));
    },
    120_000,
  );

  it.each([
    ['PostgreSQL dead', () => postgres().kill(), () => postgres().restart()],
    ['PostgreSQL frozen', () => Promise.resolve(postgres().freeze()), () => Promise.resolve(postgres().thaw())],
    ['Redis dead', () => redis().kill(), () => redis().restart()],
    ['the broker dead', () => broker().kill(), () => broker().restart()],
    ['the broker frozen', () => Promise.resolve(broker().freeze()), () => Promise.resolve(broker().thaw())],
  ])(
    'end within 5 s of SIGTERM with %s',
    async (what, go, come) => {
      await allReady();
      await go();
      const asking = register(`ending-${what.replaceAll(' ', '-')}`).catch(() => undefined);
      const ends = await endAll();
      await Promise.all([asking, come()]);
      startAll();
      for (const end of ends) expect(end).toEqual({ ...end, exit: 'exit code 0' });
    },
    90_000,
  );
});

/** A number of milliseconds below `limit`. */
function own<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('A part that was only found must not be harmed');
  return part;
}
