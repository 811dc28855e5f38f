import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { type Instant, msOf } from '@redress/business-time';
import { feedbackService } from '@redress/feedback';
import { intakeService } from '@redress/intake';
import { InProcessHub } from '@redress/messaging';
import { routingService } from '@redress/routing';
import {
  BusinessClock,
  localSignIn,
  openLog,
  type RunningService,
  type ServiceDefinition,
  startService,
} from '@redress/service-kit';
import { slaTimerService } from '@redress/sla-timer';
import { DataSource } from 'typeorm';

export const serviceNames = ['intake', 'routing', 'sla-timer', 'feedback'] as const;
export type ServiceName = (typeof serviceNames)[number];
const definitions: Readonly<Record<ServiceName, ServiceDefinition>> = {
  intake: intakeService,
  routing: routingService,
  'sla-timer': slaTimerService,
  feedback: feedbackService,
};

/** The four services over one database, whose clock goes where it is told. */
export interface House {
  readonly services: ReadonlyMap<ServiceName, RunningService>;
  /** The hub a service listens to. */
  hubOf(name: ServiceName): InProcessHub;
  /** The clock of the house shows `at` from now on, and runs from there; it never goes back. */
  clockAt(at: Instant): Promise<void>;
  /** A bearer token of a demonstration user. */
  tokenOf(user: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * @param together  whether the services hear one another; otherwise each listens to a hub of its own, where nobody speaks
 *   but the spec
 */
export async function startHouse(databaseUrl: string, start: Instant, together: boolean): Promise<House> {
  const rules = await theStandardAlone();
  const issuer = Fastify();
  await issuer.register(localSignIn, { issuer: 'http://issuer.example', audience: 'redress' });
  const address = await issuer.listen({ port: 0, host: '127.0.0.1' });
  const env = {
    DATABASE_URL: databaseUrl,
    VAULT_KEY: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    TRANSPORT: 'in-process',
    OIDC_ISSUER: 'http://issuer.example',
    OIDC_JWKS_URL: `${address}/auth/jwks.json`,
    POLICIES_DIR: rules,
    CLOCK_START: start,
    SWEEP_EVERY_MS: together ? '250' : '3000',
  };
  const common = new InProcessHub();
  const hubs = new Map(serviceNames.map((name) => [name, together ? common : new InProcessHub()]));
  const services = new Map<ServiceName, RunningService>();
  for (const name of serviceNames) {
    const hub = hubs.get(name) ?? common;
    const log = openLog({ service: name, level: 'error' });
    services.set(name, await startService(definitions[name], { env, log, port: 0, hub }));
  }
  for (const hub of new Set(hubs.values())) hub.open();
  return {
    services,
    hubOf: (name) => hubs.get(name) ?? common,
    clockAt: async (at) => {
      const anchor = { businessMs: msOf(at), realMs: Date.now(), speed: 1 };
      const [first] = services.values();
      const { businessMs, realMs } = anchor;
      await first?.app
        .get(DataSource)
        .query('UPDATE clock.anchor SET business_ms = $1, real_ms = $2', [businessMs, realMs]);
      for (const { app } of services.values())
        app.get<{ follow(to: typeof anchor): void }>(BusinessClock).follow(anchor);
    },
    tokenOf: async (user) => {
      const answer = await issuer.inject({ method: 'POST', url: '/auth/login', payload: { user } });
      return answer.json<{ access_token: string }>().access_token;
    },
    stop: async () => {
      await Promise.all([...services.values()].map((service) => service.stop()));
      await issuer.close();
      await rm(rules, { recursive: true });
    },
  };
}

/** The rules of the house without the policies that no life here comes under: the folder is read again and again. */
async function theStandardAlone(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-order-'));
  for (const part of ['standard', 'calendars', 'organisation.yaml'])
    await cp(join(__dirname, '../../../../../policies', part), join(folder, part), { recursive: true });
  return folder;
}

export function serviceOf(house: House, name: ServiceName): RunningService {
  const service = house.services.get(name);
  if (service === undefined) throw new Error(`${name} is not there`);
  return service;
}
