import { randomUUID } from 'node:crypto';
import { instant } from '@redress/business-time';
import { type ReceivedAnnouncement, eventStoreMigrations } from '@redress/event-store';
import { type TestDatabase, testDatabase } from '@redress/testing';
import type { Handler } from '../announcement.js';
import { toMessage } from '../cloud-event/to-message.js';
import { type House, inProcessHouse } from '../given/houses.js';
import { type GivenService, givenService, typeOf } from '../given/service.js';
import { eventually } from '../given/patience.js';
import type { Messaging } from '../messaging.js';
import type { OutgoingMessage, Transport } from '../transport.js';

const at = instant('2026-03-06T09:00:00Z');
const said = (topic: string, key: string, number: number, what: string): ReceivedAnnouncement => ({
  ...{ topic, key, number, eventId: randomUUID(), type: typeOf(what), happenedAt: at, recordedAt: at },
  ...{ headers: {}, body: JSON.stringify({ said: what }) },
});
const message = (announcement: ReceivedAnnouncement): OutgoingMessage => toMessage(announcement, '/redress/other');

describe('Whatever the order of arrival', () => {
  jest.setTimeout(180_000);
  let house: House;
  let database: TestDatabase;
  let routing: GivenService;
  let messaging: Messaging;
  let office: Transport;

  beforeEach(async () => {
    house = inProcessHouse();
    database = await testDatabase({ schemas: ['routing'], migrations: eventStoreMigrations });
    routing = await givenService('routing', database.urlFor('routing'));
    office = house.transport();
    messaging = routing.messaging(house.transport(), {
      intake: {
        [typeOf('registered')]: routing.record,
        [typeOf('accepted')]: afterAcceptance,
        [typeOf('closed')]: routing.record,
      },
      sla: { [typeOf('set')]: afterRegistration, [typeOf('missed')]: routing.record },
      feedback: { [typeOf('rated')]: afterClosing },
    });
    await messaging.start();
    house.open();
  });
  afterEach(async () => {
    await messaging.drain();
    await routing.close();
    await database.drop();
  });

  const once =
    (cause: string): Handler =>
    async (announcement, take) => {
      const effects = await routing.effects(announcement.key);
      return effects.some((effect) => effect.endsWith(` ${cause}`))
        ? routing.record(announcement, take)
        : { early: cause };
    };
  const afterRegistration: Handler = (announcement, take) => once('registered')(announcement, take);
  const afterAcceptance: Handler = (announcement, take) => once('missed')(announcement, take);
  const afterClosing: Handler = (announcement, take) => once('closed')(announcement, take);
  const arrive = (...announcements: ReceivedAnnouncement[]) =>
    announcements.reduce(
      (before, announcement) => before.then(() => office.publish(announcement.topic, [message(announcement)])),
      Promise.resolve(),
    );

  it('has an announcement that arrives three times have its effect once', async () => {
    const registered = said('intake', 'c-1', 1, 'registered');
    const closed = said('intake', 'c-1', 2, 'closed');
    await arrive(registered, registered, registered, closed, registered, closed);

    await eventually(async () => expect(await routing.effects('c-1')).toHaveLength(2));
    await arrive(closed, registered);
    await eventually(() => expect(messaging.status().receiver).toMatchObject({ received: 2, known: 6 }));
    expect(await routing.effects('c-1')).toEqual(['intake 1 registered', 'intake 2 closed']);
  });

  it('sees a gap, waits for what is missing, and turns an order round that was turned', async () => {
    await arrive(
      said('intake', 'c-1', 3, 'closed'),
      said('intake', 'c-1', 2, 'closed'),
      said('intake', 'c-2', 1, 'registered'),
    );
    await eventually(async () => expect(await routing.effects('c-2')).toHaveLength(1));
    expect(messaging.status().receiver.held).toBe(2);
    expect(await routing.effects('c-1')).toEqual([]);

    await arrive(said('intake', 'c-1', 1, 'registered'));
    await eventually(async () =>
      expect(await routing.effects('c-1')).toEqual(['intake 1 registered', 'intake 2 closed', 'intake 3 closed']),
    );
  });

  it('says that a number came twice with different facts, and keeps the first', async () => {
    await arrive(said('intake', 'c-1', 1, 'registered'), said('intake', 'c-1', 1, 'closed'));
    await eventually(async () => expect(await routing.effects('c-1')).toEqual(['intake 1 registered']));
    expect(messaging.status().receiver.contradicting).toBe(1);
  });

  it('ends in the same state after 100 random interleavings of three topics that wait for one another', async () => {
    const interleavings = Array.from({ length: 100 }, (_, n) => shuffledLanes(`c-${n}`, n + 1));
    for (const interleaving of interleavings) await arrive(...interleaving);

    const inTheEnd = [
      'feedback 1 rated',
      'intake 1 registered',
      'intake 2 accepted',
      'intake 3 closed',
      'sla 1 set',
      'sla 2 missed',
    ];
    for (let n = 0; n < interleavings.length; n++)
      await eventually(async () => expect((await routing.effects(`c-${n}`)).sort()).toEqual(inTheEnd));
    expect(await routing.inbox.waiting({ limit: 10 })).toEqual([]);
  });

  it('parks alone what PostgreSQL refuses to store, and stores the rest of its batch', async () => {
    const batch = Array.from({ length: 9 }, (_, n) => message(said('intake', `c-${n}`, 1, 'registered')));
    const beforeChrist = { ...batch[4]?.headers, ce_time: '0000-01-01T00:00:00.000Z' };
    await office.publish(
      'intake',
      batch.map((one, n) => (n === 4 ? { ...one, headers: beforeChrist } : one)),
    );

    for (const n of [0, 1, 2, 3, 5, 6, 7, 8])
      await eventually(async () => expect(await routing.effects(`c-${n}`)).toHaveLength(1));
    expect(messaging.status().receiver).toMatchObject({ received: 8, parked: 1 });
  });
});

/** One complaint's announcements in three topics, which arrive in an order drawn from `seed`. */
function shuffledLanes(key: string, seed: number): ReceivedAnnouncement[] {
  let state = seed * 2_654_435_761;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const life = [
    said('intake', key, 1, 'registered'),
    said('intake', key, 2, 'accepted'),
    said('intake', key, 3, 'closed'),
    said('sla', key, 1, 'set'),
    said('sla', key, 2, 'missed'),
    said('feedback', key, 1, 'rated'),
  ];
  return life
    .map((announcement) => ({ announcement, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ announcement }) => announcement);
}
