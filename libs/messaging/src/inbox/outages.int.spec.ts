import { DataSource } from 'typeorm';
import { eventStoreMigrations } from '@redress/event-store';
import { ownPostgres, testDatabase, testKafka } from '@redress/testing';
import { type GivenService, givenService, typeOf } from '../given/service.js';
import { inProcessHouse, kafkaHouse } from '../given/houses.js';
import { eventually } from '../given/patience.js';
import type { Messaging } from '../messaging.js';
import type { Transport } from '../transport.js';

const keys = Array.from({ length: 30 }, (_, n) => `c-${n}`);

describe('Handling, while parts come and go', () => {
  jest.setTimeout(180_000);
  const ending: (() => Promise<unknown>)[] = [];
  /** Undone in reverse order. */
  const whenOver = (step: () => Promise<unknown>) => void ending.unshift(step);
  afterEach(async () => {
    for (const step of ending.splice(0)) await step();
  });
  const service = async (name: string, url: string): Promise<GivenService> => {
    const given = await givenService(name, url);
    whenOver(() => given.close());
    return given;
  };
  const started = async (messaging: Messaging): Promise<Messaging> => {
    whenOver(() => messaging.drain());
    await messaging.start();
    return messaging;
  };
  const oneEach = ['intake 1 registered', 'intake 2 accepted'];

  it('goes on when PostgreSQL was killed in the middle; nothing is parked and every effect is there once', async () => {
    const server = await ownPostgres();
    whenOver(() => server.stop());
    const url = new URL(server.url);
    url.searchParams.set('options', '-csearch_path=public');
    const migrated = new DataSource({ type: 'postgres', url: url.toString(), migrations: [...eventStoreMigrations] });
    await migrated.initialize();
    await migrated.runMigrations({ transaction: 'each' });
    await migrated.destroy();
    const database = await testDatabase({ schemas: ['intake'], migrations: eventStoreMigrations });
    whenOver(() => database.drop());

    const house = inProcessHouse();
    const intake = await service('intake', database.urlFor('intake'));
    const routing = await service('routing', url.toString());
    const listening = await started(
      routing.messaging(house.transport(), {
        intake: { [typeOf('registered')]: routing.record, [typeOf('accepted')]: routing.record },
      }),
    );
    await started(intake.messaging(house.transport(), {}));
    house.open();
    await Promise.all(keys.slice(0, 15).map((key) => intake.announce(key, 'registered', 'accepted')));
    await eventually(() => expect(listening.status().handling.taken).toBeGreaterThan(3));

    await server.kill();
    await Promise.all(keys.slice(15).map((key) => intake.announce(key, 'registered', 'accepted')));
    // all that came before may be handled already, so nothing but the database itself tells that it is away
    await expect(routing.effects('c-0')).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await server.restart();

    for (const key of keys) await eventually(async () => expect(await routing.effects(key)).toEqual(oneEach));
    expect(await routing.inbox.waiting({ limit: 10 })).toEqual([]);
    expect(listening.status().handling).toMatchObject({ parked: 0, failed: 0 });
  });

  it('shares the work among instances, and takes over what one of them left lying', async () => {
    const database = await testDatabase({ schemas: ['intake', 'routing'], migrations: eventStoreMigrations });
    whenOver(() => database.drop());
    const house = kafkaHouse(await testKafka());
    const intake = await service('intake', database.urlFor('intake'));
    const instances = [
      await service('routing', database.urlFor('routing')),
      await service('routing', database.urlFor('routing')),
    ];
    const messagings = await Promise.all(
      instances.map((routing) =>
        started(
          routing.messaging(house.transport(), {
            intake: { [typeOf('registered')]: routing.record, [typeOf('accepted')]: routing.record },
          }),
        ),
      ),
    );
    await started(intake.messaging(house.transport(), {}));
    await Promise.all(keys.map((key) => intake.announce(key, 'registered')));
    const [routing] = instances as [GivenService, GivenService];
    for (const key of keys)
      await eventually(async () => expect(await routing.effects(key)).toEqual(oneEach.slice(0, 1)));

    await messagings[0]?.drain();
    await Promise.all(keys.map((key) => intake.announce(key, 'accepted')));
    for (const key of keys) await eventually(async () => expect(await routing.effects(key)).toEqual(oneEach));
  });

  it('takes up at start what was received before and not applied', async () => {
    const database = await testDatabase({ schemas: ['intake', 'routing'], migrations: eventStoreMigrations });
    whenOver(() => database.drop());
    const house = inProcessHouse();
    const intake = await service('intake', database.urlFor('intake'));
    const routing = await service('routing', database.urlFor('routing'));
    const stuck = routing.messaging(house.transport(), {
      intake: { [typeOf('registered')]: () => new Promise(() => undefined) },
    });
    await stuck.start();
    await started(intake.messaging(house.transport(), {}));
    house.open();
    await intake.announce('c-1', 'registered');
    await eventually(() => expect(stuck.status().handling.working).toBe(1));
    // drained although its handler never ends
    await stuck.drain();

    const nobody: Transport = inProcessHouse().transport();
    await started(routing.messaging(nobody, { intake: { [typeOf('registered')]: routing.record } }));
    await eventually(async () => expect(await routing.effects('c-1')).toEqual(oneEach.slice(0, 1)));
  });
});
