import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@redress/business-time';
import { ComplaintRegistered, PolicyPublished } from '@redress/contracts';
import { AnnouncementLog, ProjectionRunner, type ReceivedAnnouncement } from '@redress/event-store';
import { demoUsers, localSignIn, type RunningService, startService } from '@redress/service-kit';
import { testDatabase } from '@redress/testing';
import Fastify from 'fastify';
import { DataSource } from 'typeorm';
import { slaTimerService } from '../sla-timer.service.js';

const root = join(__dirname, '../../../..');

/** Only what a spec must not repeat: a running SLA timer with its own database, policies and clock. */
export interface GivenSlaTimer {
  /** As a demonstration user with this role. */
  ask(
    role: string,
    path: string,
    init?: { method?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer>;
  /** Complaints under `standard@1`, registered at `at`, in the branches in turn. */
  registered(count: number, at: string, ...branches: string[]): Promise<readonly string[]>;
  /** Version 1 of another policy, published by this text. */
  policy(source: string): Promise<void>;
  /** One complaint under version 1 of `policy`. */
  registeredUnder(policy: string, at: string): Promise<string>;
  receive(...arrivals: readonly Arrival[]): Promise<void>;
  /** A table of the index of open deadlines. */
  table(name: string): Promise<string>;
  /** Rows of the service's schema. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  /** A figure of `/metrics`; nothing where it is not told. */
  metric(name: string): Promise<number | undefined>;
  /** Writes a calendar file that the service looks at. */
  calendarFile(name: string, text: string): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, never>;
}
export type Arrival = Pick<ReceivedAnnouncement, 'topic' | 'key' | 'number' | 'type' | 'happenedAt'> & {
  data: unknown;
};

export async function givenSlaTimer(
  env: Record<string, string>,
  calendars: Record<string, string>,
): Promise<GivenSlaTimer> {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'calendars-'));
  await mkdir(join(folder, 'calendars'));
  const calendarFile = (name: string, text: string) => writeFile(join(folder, 'calendars', `${name}.yaml`), text);
  await copyFile(join(root, 'policies/organisation.yaml'), join(folder, 'organisation.yaml'));
  for (const [name, text] of Object.entries(calendars)) await calendarFile(name, text);
  const issuer = Fastify();
  await issuer.register(localSignIn, { issuer: 'http://issuer.example', audience: 'redress' });
  const address = await issuer.listen({ port: 0, host: '127.0.0.1' });
  const setting = {
    DATABASE_URL: database.url,
    VAULT_KEY: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    TRANSPORT: 'in-process',
    OIDC_ISSUER: 'http://issuer.example',
    OIDC_JWKS_URL: `${address}/auth/jwks.json`,
    POLICIES_DIR: folder,
    LOG_LEVEL: 'fatal',
    ...env,
  };
  let service: RunningService | undefined;
  const start = async () => {
    service = await startService(slaTimerService, { env: setting, port: 0 });
  };
  await start();
  const running = () => service ?? fail();
  const tokens = new Map<string, string>();
  const tokenOf = async (role: string) => {
    const user = demoUsers.find(({ roles }) => roles.some((held) => held === role))?.id;
    const answer = await issuer.inject({ method: 'POST', url: '/auth/login', payload: { user } });
    return answer.json<{ access_token: string }>().access_token;
  };
  const receive = async (...arrivals: readonly Arrival[]) => {
    const recordedAt = instant('2026-01-01T00:00:00Z');
    await running()
      .app.get(AnnouncementLog)
      .receive(
        arrivals.map(({ data, ...rest }) => ({
          ...rest,
          eventId: randomUUID(),
          recordedAt,
          headers: {},
          body: JSON.stringify(data),
        })),
      );
  };
  const policy = async (source: string) => {
    const [, name = ''] = /^name: (\S+)$/m.exec(source) ?? [];
    const data = { name, version: 1, hash: '0'.repeat(64), source };
    const happenedAt = instant('2026-01-01T00:00:00Z');
    await receive({ topic: 'policies', key: name, number: 1, type: PolicyPublished.type, happenedAt, data });
  };
  await policy(await readFile(join(root, 'policies/standard/1.yaml'), 'utf8'));
  const sample = JSON.parse(
    await readFile(join(root, 'libs/contracts/samples/redress.intake.complaint-registered.v1.json'), 'utf8'),
  ) as Record<string, unknown>;

  return {
    receive,
    start,
    stop: () => running().stop(),
    calendarFile,
    async ask(role, path, { method = 'GET', body, headers } = {}) {
      const token = tokens.get(role) ?? (await tokenOf(role));
      tokens.set(role, token);
      const answer = await fetch(`${running().url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer['body'] };
    },
    policy,
    async registered(count, at, ...branches) {
      const ids = Array.from({ length: count }, () => randomUUID());
      await receive(
        ...ids.map((id, index) => registration(id, at, { ...sample, branch: branches[index % branches.length] })),
      );
      return ids;
    },
    async registeredUnder(name, at) {
      const id = randomUUID();
      await receive(registration(id, at, { ...sample, policy: { name, version: 1 } }));
      return id;
    },
    table: async (name) => (await running().app.get(ProjectionRunner).live('open-deadlines'))(name),
    query: (sql, parameters = []) =>
      running()
        .app.get(DataSource)
        .query(sql, [...parameters]),
    async metric(name) {
      const text = await (await fetch(`${running().url}/metrics`)).text();
      const line = text.split('\n').find((each) => each.startsWith(`${name}{`));
      return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')));
    },
    async end() {
      await service?.stop();
      await issuer.close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

function registration(key: string, at: string, data: unknown): Arrival {
  return { topic: 'intake', key, number: 1, type: ComplaintRegistered.type, happenedAt: instant(at), data };
}

function fail(): never {
  throw new Error('The SLA timer is not running');
}
