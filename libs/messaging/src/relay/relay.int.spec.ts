import { type TestDatabase, testDatabase } from '@redress/testing';
import { eventStoreMigrations } from '@redress/event-store';
import { type GivenService, givenService, typeOf } from '../given/service.js';
import { eventually } from '../given/patience.js';
import { InProcessHub } from '../in-process/in-process-hub.js';
import { InProcessTransport } from '../in-process/in-process-transport.js';
import type { OwnAnnouncements } from '../log-ports.js';
import type { Messaging } from '../messaging.js';
import type { IncomingMessage } from '../transport.js';
import { AdvisoryLockLeadership } from './advisory-lock.js';
import { Relay, type RelayOptions } from './relay.js';

const numbersOf = (messages: readonly IncomingMessage[]) => messages.map(({ headers }) => Number(headers.ce_sequence));
const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);

const ofThisDatabase = `AND locktype = 'advisory' AND database =
  (SELECT oid FROM pg_database WHERE datname = current_database())`;

describe('Relay', () => {
  jest.setTimeout(180_000);
  let database: TestDatabase;
  let intake: GivenService;
  let arrived: IncomingMessage[];
  const relays: Relay[] = [];

  beforeEach(async () => {
    database = await testDatabase({ schemas: ['intake', 'routing'], migrations: eventStoreMigrations });
    intake = await givenService('intake', database.urlFor('intake'));
    arrived = [];
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await intake.close();
    await database.drop();
  });

  /** These groups store into `arrived`. */
  const hubOf = (...groups: string[]) => {
    const hub = new InProcessHub();
    for (const group of groups)
      hub.subscribe({ group, topics: ['intake'], onBatch: (got) => Promise.resolve(void arrived.push(...got)) });
    return hub;
  };
  const relayTo = (hub: InProcessHub, more: Partial<RelayOptions> = {}) => {
    hub.open();
    const relay = new Relay({
      ...{ log: intake.log, leadership: new AdvisoryLockLeadership(intake.dataSource) },
      ...{ transport: new InProcessTransport(hub), source: '/redress/intake', pollMs: 20, ...more },
    });
    relays.push(relay);
    relay.start();
    return relay;
  };
  const registered = (count: number) => Array.from({ length: count }, () => 'registered');

  it('publishes everything in order, in batches, and goes on where it was', async () => {
    await intake.announce('c-1', ...registered(25));
    const hub = hubOf('routing');
    const first = relayTo(hub, { batch: 10 });
    await eventually(() => expect(numbersOf(arrived)).toEqual(upTo(25)));
    await first.stop();

    await intake.announce('c-1', ...registered(5));
    relayTo(hub);
    await eventually(() => expect(numbersOf(arrived)).toEqual(upTo(30)));
  });

  it('publishes again what it could not note before it died, and nothing comes twice to its effect', async () => {
    const routing = await givenService('routing', database.urlFor('routing'));
    const hub = new InProcessHub();
    const listening = routing.messaging(new InProcessTransport(hub), {
      intake: { [typeOf('registered')]: routing.record },
    });
    await listening.start();
    await intake.announce('c-1', ...registered(3));
    const dies: OwnAnnouncements = {
      readOwn: (after, limit) => intake.log.readOwn(after, limit),
      relayCursor: (transport) => intake.log.relayCursor(transport),
      noteRelayed: () => Promise.reject(new Error('the process was killed here')),
    };
    const killed = relayTo(hub, { log: dies });
    await eventually(() => expect(listening.status().receiver.known).toBeGreaterThanOrEqual(3));
    expect(killed.status().failure).toBe('the process was killed here');
    await killed.stop();

    relayTo(hub);
    await intake.announce('c-1', 'registered');
    await eventually(async () => expect(await routing.effects('c-1')).toHaveLength(4));
    expect(await routing.effects('c-1')).toEqual(upTo(4).map((number) => `intake ${number} registered`));
    await listening.drain();
    await routing.close();
  });

  it('lets one instance publish, and the next one when that has gone', async () => {
    const hub = hubOf('routing');
    const [first, second] = [relayTo(hub), relayTo(hub)];
    await eventually(() => expect([first, second].filter((relay) => relay.status().leading)).toHaveLength(1));
    const [leading, standing] = first.status().leading ? [first, second] : [second, first];
    await intake.announce('c-1', 'registered');
    await eventually(() => expect(leading.status().sent).toBe(1));
    expect(standing.status().sent).toBe(0);

    await leading.stop();
    await eventually(() => expect(standing.status().leading).toBe(true));
    await intake.announce('c-1', 'accepted');
    await eventually(() => expect(numbersOf(arrived)).toEqual([1, 2]));
  });

  it('stops when its lead is lost with the connection that held it', async () => {
    const relay = relayTo(hubOf('routing'));
    await eventually(() => expect(relay.status().leading).toBe(true));
    const heir = intake.dataSource.createQueryRunner();
    const inherited = heir.query(`SELECT pg_advisory_lock(hashtextextended(current_schema() || '/relay', 0))`);
    await eventually(async () => {
      const waiting = await intake.dataSource.query<unknown[]>(
        `SELECT FROM pg_locks WHERE NOT granted ${ofThisDatabase}`,
      );
      expect(waiting).toHaveLength(1);
    });
    await intake.dataSource.query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE granted ${ofThisDatabase}`);
    await inherited;

    await eventually(() => expect(relay.status().leading).toBe(false));
    await intake.announce('c-1', 'registered');
    expect(arrived).toEqual([]);
    await heir.query(`SELECT pg_advisory_unlock_all()`);
    await heir.release();
    await eventually(() => expect(numbersOf(arrived)).toEqual([1]));
  });

  it('tells another transport the whole history, which opens nothing again', async () => {
    const routing = await givenService('routing', database.urlFor('routing'));
    const listen = async (...others: string[]): Promise<Messaging> => {
      const hub = hubOf(...others);
      const listening = routing.messaging(new InProcessTransport(hub), {
        intake: { [typeOf('registered')]: routing.record },
      });
      await listening.start();
      relayTo(hub);
      return listening;
    };
    await intake.announce('c-1', 'registered', 'registered');
    const before = await listen();
    await eventually(async () => expect(await routing.effects('c-1')).toHaveLength(2));
    await before.drain();
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));

    const after = await listen('feedback');
    await eventually(() => expect(numbersOf(arrived)).toEqual([1, 2]));
    await eventually(() => expect(after.status().receiver).toMatchObject({ received: 0, known: 2 }));
    expect(await routing.effects('c-1')).toHaveLength(2);
    await after.drain();
    await routing.close();
  });
});
