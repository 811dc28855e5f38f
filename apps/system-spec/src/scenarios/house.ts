import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type AllInOne, startAllInOne } from '@redress/all-in-one';
import type { Instant } from '@redress/business-time';
import { SteppingClock } from '@redress/service-kit';
import { eventually, type TestDatabase, testDatabase } from '@redress/testing';
import { Person } from '../person.js';
import { Stillness } from './stillness.js';

export const policiesFolder = join(__dirname, '../../../../policies');
/** One of each role, as the built-in issuer lets them in. */
const staff = {
  receiver: 'rui',
  handler: 'han',
  supervisor: 'su',
  'department-manager': 'mei',
  'leader-in-charge': 'lin',
  'head-office': 'he',
} as const;
export type StaffRole = keyof typeof staff;

/** The four services in one process, on a PostgreSQL of its own, with a clock that is set by hand. */
export class House {
  private constructor(
    readonly url: string,
    readonly clock: SteppingClock,
    private readonly parts: { all: AllInOne; database: TestDatabase; stillness: Stillness },
    private readonly people: ReadonlyMap<string, Person>,
  ) {}

  static async open(begin: Instant): Promise<House> {
    const [database, port] = await Promise.all([testDatabase(), freePort()]);
    const clock = new SteppingClock(begin);
    const all = await startAllInOne(environment(database.url, port), { clock });
    const stillness = await Stillness.of(database.url, clock);
    const url = `http://localhost:${port}`;
    const signedIn = Object.entries(staff).map(async ([role, id]) => [role, await Person.signIn(url, id)] as const);
    const house = new House(url, clock, { all, database, stillness }, new Map(await Promise.all(signedIn)));
    await house.rulesAreEverywhere();
    return house;
  }

  /** Somebody who has this role of the product. */
  staff(role: StaffRole): Person {
    const person = this.people.get(role);
    if (person === undefined) throw new Error(`Nobody here is ${role}`);
    return person;
  }

  /** Sets the clock and lets everything happen that follows from the time that went by. */
  async stepTo(moment: Instant): Promise<void> {
    this.clock.stepTo(moment);
    await this.settled();
  }

  /** Resolves when nothing is on its way, waits to be handled, or is due and not noticed. */
  settled(): Promise<void> {
    return this.parts.stillness.reached();
  }

  async close(): Promise<void> {
    const { all, database, stillness } = this.parts;
    await stillness.end();
    await all.stop();
    await database.drop();
  }

  private async rulesAreEverywhere(): Promise<void> {
    await eventually(
      async () => {
        const { body } = await this.staff('receiver').get<{ items: unknown[] }>('policies');
        if (body.items.length === 0) throw new Error('No policy has been published yet');
      },
      { withinMs: 30_000 },
    );
    await this.settled();
  }
}

function environment(databaseUrl: string, port: number): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    VAULT_KEY: `k1:${randomBytes(32).toString('base64')}`,
    OIDC_ISSUER: `http://localhost:${port}`,
    OIDC_JWKS_URL: `http://127.0.0.1:${port}/auth/jwks.json`,
    LOCAL_SIGN_IN: 'on',
    GATEWAY_PORT: String(port),
    POLICIES_DIR: policiesFolder,
    SWEEP_EVERY_MS: '20',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
