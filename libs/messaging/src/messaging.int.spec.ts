import { eventStoreMigrations } from '@redress/event-store';
import { type TestDatabase, testDatabase, testKafka } from '@redress/testing';
import type { Announcement, Handler, Handlers } from './announcement.js';
import { type GivenService, givenService, typeOf } from './given/service.js';
import { type House, inProcessHouse, kafkaHouse } from './given/houses.js';
import { eventually } from './given/patience.js';
import type { Messaging } from './messaging.js';
import type { IncomingMessage, Transport } from './transport.js';

describe.each([
  ['over Kafka', async () => kafkaHouse(await testKafka())],
  ['within one process', () => Promise.resolve(inProcessHouse())],
])('Services that talk %s', (_name, newHouse) => {
  jest.setTimeout(180_000);
  let house: House;
  let database: TestDatabase;
  let intake: GivenService;
  let routing: GivenService;
  let feedback: GivenService;
  const running: Messaging[] = [];
  const transports: Transport[] = [];

  beforeEach(async () => {
    house = await newHouse();
    database = await testDatabase({ schemas: ['intake', 'routing', 'feedback'], migrations: eventStoreMigrations });
    intake = await givenService('intake', database.urlFor('intake'));
    routing = await givenService('routing', database.urlFor('routing'));
    feedback = await givenService('feedback', database.urlFor('feedback'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((messaging) => messaging.drain()));
    await Promise.all(transports.splice(0).map((transport) => transport.stop()));
    await Promise.all([intake.close(), routing.close(), feedback.close()]);
    await database.drop();
  });

  const newTransport = () => {
    const transport = house.transport();
    transports.push(transport);
    return transport;
  };
  const start = async (
    service: GivenService,
    handlers: Handlers = {},
    more?: Parameters<GivenService['messaging']>[2],
  ): Promise<Messaging> => {
    const messaging = service.messaging(newTransport(), handlers, more);
    running.push(messaging);
    await messaging.start();
    return messaging;
  };
  const all = (handler: Handler, ...types: string[]) =>
    Object.fromEntries(types.map((type) => [typeOf(type), handler]));

  it('carries every announcement to its effect, once and in order', async () => {
    await start(routing, { intake: all(routing.record, 'registered', 'accepted') });
    const speaking = await start(intake);
    house.open();
    for (const key of ['c-1', 'c-2', 'c-3']) await intake.announce(key, 'registered', 'accepted');
    speaking.poke();

    for (const key of ['c-1', 'c-2', 'c-3'])
      await eventually(async () =>
        expect(await routing.effects(key)).toEqual(['intake 1 registered', 'intake 2 accepted']),
      );
    await eventually(() =>
      expect(speaking.status().relay).toMatchObject({ leading: true, sent: 6, failure: undefined }),
    );
  });

  it('hands a handler what was announced, with the trace and the policy it was decided under', async () => {
    const handled: Announcement[] = [];
    const keep: Handler = (announcement, take) => {
      handled.push(announcement);
      return routing.record(announcement, take);
    };
    await start(routing, { intake: all(keep, 'registered') });
    await start(intake);
    house.open();
    await intake.store.append({
      events: [],
      announcements: [
        {
          ...{
            eventId: '0190a6c2-5a52-7c3e-8f6e-3a5b0f1f2a11',
            topic: 'intake',
            key: 'c-1',
            type: typeOf('registered'),
          },
          ...{ happenedAt: '2026-03-06T01:00:00.000Z', recordedAt: '2026-03-06T01:20:00.000Z' },
          data: { said: '投诉', amount: 1.5 },
          headers: { ce_policy: 'standard@3', traceparent: '00-1-2-01' },
        } as never,
      ],
    });

    await eventually(() => expect(handled).toHaveLength(1));
    expect(handled[0]).toEqual({
      ...{ eventId: '0190a6c2-5a52-7c3e-8f6e-3a5b0f1f2a11', topic: 'intake', key: 'c-1', type: typeOf('registered') },
      ...{ number: 1, happenedAt: '2026-03-06T01:00:00.000Z', recordedAt: '2026-03-06T01:20:00.000Z' },
      data: { said: '投诉', amount: 1.5 },
      headers: { ce_policy: 'standard@3', traceparent: '00-1-2-01', ce_source: '/redress/intake' },
    });
  });

  it('takes types it does not know, and topics it only stores, without effect', async () => {
    const listening = await start(routing, { intake: all(routing.record, 'accepted') }, { topics: ['sla'] });
    await start(intake);
    house.open();
    await intake.announce('c-1', 'registered', 'a-type-of-next-year', 'accepted');

    await eventually(async () => expect(await routing.effects('c-1')).toEqual(['intake 3 accepted']));
    expect(await routing.log.read(undefined, 10)).toMatchObject({
      rows: [{ number: 1 }, { number: 2 }, { number: 3 }],
    });
    expect(listening.status().handling.failed).toBe(0);
  });

  it('goes on past handlers that record nothing, also past one that forgets to say so', async () => {
    const silent: Handler = () => Promise.resolve('no-effect');
    const forgetful: Handler = () => Promise.resolve('taken');
    const handlers = {
      ...all(silent, 'registered'),
      ...all(forgetful, 'evidence-added'),
      ...all(routing.record, 'accepted'),
    };
    await start(routing, { intake: handlers });
    await start(intake);
    house.open();
    await intake.announce('c-1', 'registered', 'evidence-added', 'accepted');

    await eventually(async () => expect(await routing.effects('c-1')).toEqual(['intake 3 accepted']));
  });

  it('keeps what is early until its cause comes, and what follows it behind it', async () => {
    const needsCase: Handler = async (announcement, take) => {
      const known = await routing.effects(announcement.key);
      if (!known.some((effect) => effect.endsWith('registered'))) return { early: 'case opened' };
      return routing.record(announcement, take);
    };
    const listening = await start(routing, {
      intake: all(routing.record, 'registered'),
      feedback: all(needsCase, 'answered', 'rated'),
    });
    await start(feedback);
    await start(intake);
    house.open();
    await feedback.announce('c-1', 'answered', 'rated');
    await eventually(async () =>
      expect(await routing.inbox.waiting({ reason: 'early', limit: 10 })).toMatchObject([
        { topic: 'feedback', key: 'c-1', number: 1, awaits: 'case opened' },
      ]),
    );

    await intake.announce('c-1', 'registered');
    await eventually(async () =>
      expect(await routing.effects('c-1')).toEqual(['intake 1 registered', 'feedback 1 answered', 'feedback 2 rated']),
    );
    expect(await routing.inbox.waiting({ limit: 10 })).toEqual([]);
    expect(listening.status().handling.parked).toBe(0);
  });

  it('parks what keeps failing, lets what follows it wait, others go on, and takes it up when it is replayed', async () => {
    const parkedCopies: IncomingMessage[] = [];
    const office = newTransport();
    await office.subscribe({
      group: 'office',
      topics: ['intake.parked'],
      onBatch: (messages) => Promise.resolve(void parkedCopies.push(...messages)),
    });
    let broken = true;
    const brittle: Handler = (announcement, take) => {
      if (broken && announcement.key === 'c-1') throw new Error('the branch 42 is not in the directory');
      return routing.record(announcement, take);
    };
    const listening = await start(routing, { intake: all(brittle, 'registered', 'accepted') }, { maxAttempts: 3 });
    await start(intake);
    house.open();
    await intake.announce('c-1', 'registered', 'accepted');
    await intake.announce('c-2', 'registered', 'accepted');

    const [parked] = await eventually(async () => {
      const waiting = await routing.inbox.waiting({ reason: 'parked', limit: 10 });
      expect(waiting).toHaveLength(1);
      return waiting;
    });
    expect(parked).toMatchObject({
      ...{ topic: 'intake', key: 'c-1', number: 1, attempts: 3 },
      lastError: 'the branch 42 is not in the directory',
    });
    expect(await routing.effects('c-1')).toEqual([]);
    await eventually(async () => expect(await routing.effects('c-2')).toHaveLength(2));
    await eventually(() => expect(parkedCopies).toHaveLength(1));
    expect(parkedCopies[0]).toMatchObject({
      topic: 'intake.parked',
      headers: {
        ...{ ce_type: typeOf('registered'), ce_sequence: '1', ce_source: '/redress/intake' },
        ...{ parked_by: 'routing', parked_reason: 'the branch 42 is not in the directory', parked_attempts: '3' },
      },
      body: Buffer.from('{"said":"registered"}'),
    });

    broken = false;
    expect(await listening.replay({ topic: 'intake', key: 'c-1', number: 1 })).toBe(true);
    await eventually(async () =>
      expect(await routing.effects('c-1')).toEqual(['intake 1 registered', 'intake 2 accepted']),
    );
    expect(await listening.replay({ topic: 'intake', key: 'c-1', number: 1 })).toBe(false);
  });

  it('never parks what fails because something is away', async () => {
    let calls = 0;
    const needsRedis: Handler = (announcement, take) => {
      calls += 1;
      if (calls < 8) throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:6379'), { code: 'ECONNREFUSED' });
      return routing.record(announcement, take);
    };
    await start(routing, { intake: all(needsRedis, 'registered') }, { maxAttempts: 2 });
    await start(intake);
    house.open();
    await intake.announce('c-1', 'registered');

    await eventually(async () => expect(await routing.effects('c-1')).toEqual(['intake 1 registered']));
    expect(await routing.inbox.waiting({ limit: 10 })).toEqual([]);
  });

  it('parks a message that is no announcement, with its bytes, and goes on with the next', async () => {
    const parkedCopies: IncomingMessage[] = [];
    const stranger = newTransport();
    await stranger.subscribe({
      group: 'office',
      topics: ['intake.parked'],
      onBatch: (messages) => Promise.resolve(void parkedCopies.push(...messages)),
    });
    const listening = await start(routing, { intake: all(routing.record, 'registered') });
    await start(intake);
    house.open();
    const bytes = Buffer.from([0xff, 0x00, 0x7b]);
    await stranger.publish('intake', [{ key: 'c-1', headers: { note: 'hello' }, body: bytes }]);
    await intake.announce('c-1', 'registered');

    await eventually(async () => expect(await routing.effects('c-1')).toEqual(['intake 1 registered']));
    await eventually(() => expect(parkedCopies).toHaveLength(1));
    expect(parkedCopies[0]).toMatchObject({
      headers: {
        note: 'hello',
        parked_by: 'routing',
        parked_reason: expect.stringMatching(/ce_specversion is missing/) as string,
      },
      body: bytes,
    });
    expect(listening.status().receiver).toMatchObject({ received: 1, parked: 1 });
  });
});
