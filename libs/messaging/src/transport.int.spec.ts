import { testKafka } from '@redress/testing';
import { type House, inProcessHouse, kafkaHouse } from './given/houses.js';
import { eventually } from './given/patience.js';
import { type IncomingMessage, type OutgoingMessage, type Transport, TransportStopped } from './transport.js';

const message = (key: string, text: string): OutgoingMessage => ({ key, headers: { ce_type: 'example' }, body: text });
const textsOf = (messages: readonly IncomingMessage[]) => messages.map(({ body }) => body.toString());

describe.each([
  ['over Kafka', async () => kafkaHouse(await testKafka())],
  ['within one process', () => Promise.resolve(inProcessHouse())],
])('Delivery %s', (_name, newHouse) => {
  jest.setTimeout(180_000);
  let house: House;
  let transports: Transport[];
  const transport = () => {
    const made = house.transport();
    transports.push(made);
    return made;
  };

  beforeEach(async () => {
    house = await newHouse();
    transports = [];
  });
  afterEach(async () => {
    await Promise.all(transports.map((made) => made.stop()));
  });

  it('delivers key, headers and body as they were published', async () => {
    const arrived: IncomingMessage[] = [];
    const store = (messages: readonly IncomingMessage[]) => Promise.resolve(void arrived.push(...messages));
    await transport().subscribe({ group: 'routing', topics: ['intake'], onBatch: store });
    house.open();

    const headers = { ce_type: 'example', traceparent: '00-1', note: '投诉' };
    await transport().publish('intake', [{ key: 'c-1', headers, body: '{"amount":1.50}' }]);
    await transport().publish('intake', [{ key: null, headers: {}, body: Buffer.from([0, 255, 10]) }]);

    const [first, second] = await eventually(() => {
      expect(arrived).toHaveLength(2);
      return arrived.sort((one, other) => (other.key?.length ?? 0) - (one.key?.length ?? 0));
    });
    expect(first).toMatchObject({
      topic: 'intake',
      key: Buffer.from('c-1'),
      headers,
      place: expect.any(String) as string,
    });
    expect(first?.body.toString()).toBe('{"amount":1.50}');
    expect(second).toMatchObject({ key: null, headers: {}, body: Buffer.from([0, 255, 10]) });
  });

  it('keeps the order of every key, through many batches and one that had to come again', async () => {
    const arrived = new Map<string, number[]>();
    let outages = 3;
    const store = (messages: readonly IncomingMessage[]): Promise<void> => {
      if (outages-- > 0) return Promise.reject(new Error('the database is away'));
      for (const { key, body } of messages)
        arrived.set(String(key), [...(arrived.get(String(key)) ?? []), Number(body)]);
      return Promise.resolve();
    };
    await transport().subscribe({ group: 'routing', topics: ['intake'], onBatch: store });
    house.open();

    const publisher = transport();
    for (let batch = 0; batch < 10; batch++) {
      const numbered = Array.from({ length: 200 }, (_, n) =>
        message(`c-${n % 20}`, String(batch * 10 + Math.floor(n / 20))),
      );
      await publisher.publish('intake', numbered);
    }

    const inOrder = Array.from({ length: 100 }, (_, n) => n);
    await eventually(() => expect([...arrived.values()].flat()).toHaveLength(2000));
    expect(arrived.size).toBe(20);
    for (const numbers of arrived.values()) expect(numbers).toEqual(inOrder);
  });

  it('gives every group everything of the topics it asked for, and nothing else', async () => {
    const arrived: Record<string, string[]> = { routing: [], feedback: [] };
    for (const [group, topics] of [
      ['routing', ['intake']],
      ['feedback', ['intake', 'sla']],
    ] as const) {
      const onBatch = (messages: readonly IncomingMessage[]) =>
        Promise.resolve(void arrived[group]?.push(...textsOf(messages)));
      await transport().subscribe({ group, topics, onBatch });
    }
    house.open();

    const publisher = transport();
    await publisher.publish('intake', [message('c-1', 'registered')]);
    await publisher.publish('sla', [message('c-1', 'missed')]);
    await publisher.publish('directory', [message('d-1', 'somebody moved')]);
    await publisher.publish('intake', [message('c-1', 'accepted')]);

    await eventually(() => expect(arrived.feedback).toHaveLength(3));
    await eventually(() => expect(arrived.routing).toEqual(['registered', 'accepted']));
    expect(arrived.feedback).toEqual(expect.arrayContaining(['registered', 'missed', 'accepted']));
  });

  it('lets the other groups go on while one cannot store', async () => {
    let away = true;
    const stored: string[] = [];
    const routing = (messages: readonly IncomingMessage[]): Promise<void> => {
      if (away) return Promise.reject(new Error('the database is away'));
      stored.push(...textsOf(messages));
      return Promise.resolve();
    };
    const feedback: string[] = [];
    const taking = (messages: readonly IncomingMessage[]) => Promise.resolve(void feedback.push(...textsOf(messages)));
    await transport().subscribe({ group: 'routing', topics: ['intake'], onBatch: routing });
    await transport().subscribe({ group: 'feedback', topics: ['intake'], onBatch: taking });
    house.open();

    const published = transport().publish('intake', [message('c-1', 'registered'), message('c-1', 'accepted')]);
    await eventually(() => expect(feedback).toEqual(['registered', 'accepted']));
    expect(stored).toEqual([]);
    away = false;
    await published;
    await eventually(() => expect(stored).toEqual(['registered', 'accepted']));
  });

  it('goes by the same identity again', async () => {
    house.open();
    const identity = await transport().identity();
    expect(await transport().identity()).toBe(identity);
    expect(identity).toMatch(/^(kafka:[\w-]{22}:test-\w+\.|in-process:\w{16})$/);
  });

  it('is ready when it delivers, and says why when it does not', async () => {
    const subscribed = transport();
    await subscribed.subscribe({ group: 'routing', topics: ['intake'], onBatch: () => Promise.resolve() });
    expect(subscribed.ready()).toBe(false);
    expect(subscribed.whyNotReady()).toMatch(/no Kafka broker answers at|not every service of this process/);
    house.open();
    await eventually(() => expect(subscribed.whyNotReady()).toBeUndefined());
    await subscribed.stop();
    expect(subscribed.whyNotReady()).toMatch(/was stopped$/);
  });

  it('takes no message after it was stopped', async () => {
    house.open();
    const stopped = transport();
    await stopped.stop();
    await expect(stopped.publish('intake', [message('c-1', 'registered')])).rejects.toThrow(TransportStopped);
  });

  it('ends a publication that is waiting for a subscriber when it is stopped, or has stored it before', async () => {
    const refuse = () => Promise.reject(new Error('the database is away'));
    await transport().subscribe({ group: 'routing', topics: ['intake'], onBatch: refuse });
    house.open();
    const publisher = transport();
    const published = publisher.publish('intake', [message('c-1', 'registered')]).then(
      () => 'stored',
      (failure: unknown) => failure,
    );
    await publisher.stop();
    const outcome = await published;
    expect(outcome === 'stored' || outcome instanceof TransportStopped).toBe(true);
  });
});
