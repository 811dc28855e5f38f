import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseRecord } from '@redress/contracts';
import { compilePolicy, describeProblem } from '@redress/policy';
import { eventually, testDatabase } from '@redress/testing';
import { startAllInOne } from '../all-in-one.js';

const policies = join(__dirname, '../../../../policies');

/** What an endpoint answered. */
export interface Answered {
  readonly status: number;
  readonly etag: string;
  readonly body: unknown;
}

/** A running house for a spec: every service in one process, on a database and rules of its own. */
export interface House {
  /** A policy file that is added while the house runs. */
  publish(name: string, version: number, text: string): Promise<void>;
  /** Writes the directory anew. */
  organise(text: string): Promise<void>;
  get(user: string, path: string): Promise<Answered>;
  post(user: string, path: string, body: object, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Registers a complaint of an example customer and gives its id. */
  register(more: object): Promise<string>;
  /** The case as soon as `assertion` holds of it. */
  caseWhen(complaintId: string, assertion: (record: CaseRecord) => void): Promise<CaseRecord>;
  /** Does something to a case in the version it has now. */
  act(user: string, complaintId: string, path: string, body: object): Promise<Answered>;
  close(): Promise<void>;
}

export async function runningHouse(rules: {
  readonly organisation: string;
  readonly policies: Readonly<Record<string, string>>;
  readonly clock?: Readonly<Record<string, string>>;
}): Promise<House> {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'house-'));
  await cp(join(policies, 'calendars'), join(folder, 'calendars'), { recursive: true });
  const organise = (text: string) => writeFile(join(folder, 'organisation.yaml'), text);
  const publish = async (name: string, version: number, text: string) => {
    const compiled = compilePolicy(text, name);
    if (compiled.outcome !== 'compiled') throw new Error(compiled.problems.map(describeProblem).join('\n'));
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, `${version}.yaml`), text);
  };
  await organise(rules.organisation);
  for (const [name, text] of Object.entries(rules.policies)) await publish(name, 1, text);
  await mkdir(join(folder, 'console'));
  await writeFile(join(folder, 'console/index.html'), '<title>Redress</title>');
  const port = await freePort();
  const running = await startAllInOne({
    DATABASE_URL: database.url,
    DATABASE_POOL: '4',
    VAULT_KEY: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    POLICIES_DIR: folder,
    GATEWAY_PORT: String(port),
    CONSOLE_DIR: join(folder, 'console'),
    LOCAL_SIGN_IN: 'on',
    OIDC_ISSUER: `http://127.0.0.1:${port}`,
    OIDC_JWKS_URL: `http://127.0.0.1:${port}/auth/jwks.json`,
    LOG_LEVEL: process.env['HOUSE_LOG_LEVEL'] ?? 'silent',
    ...rules.clock,
  });
  const url = `http://127.0.0.1:${port}`;
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (user: string) => tokens.get(user) ?? tokens.set(user, signIn(url, user)).get(user);
  const call = async (user: string, path: string, init: RequestInit): Promise<Answered> => {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${await tokenOf(user)}` };
    const answer = await fetch(`${url}/api/v1/${path}`, { ...init, headers });
    const text = await answer.text();
    const body: unknown = text === '' ? {} : JSON.parse(text);
    return { status: answer.status, etag: answer.headers.get('etag') ?? '', body };
  };
  const get = (user: string, path: string) => call(user, path, { method: 'GET' });
  const post: House['post'] = (user, path, body, headers = {}) =>
    call(user, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    publish,
    organise,
    get,
    post,
    async register(more) {
      const complaint = {
        channel: 'phone',
        branch: 'cn/east/shanghai-01',
        customer: { name: 'Ann Example', telephone: '13000000099' },
        narrative: 'It came apart in my hands.',
        ...more,
      };
      // Until the policies have been published, nothing can be registered.
      const answer = await eventually(
        async () => {
          const headers = { 'idempotency-key': randomUUID() };
          const answered = await post('rui', 'complaints', complaint, headers);
          expect(answered).toMatchObject({ status: 201, body: { complaintId: expect.any(String) as string } });
          return answered;
        },
        { withinMs: 8_000 },
      );
      return (answer.body as { complaintId: string }).complaintId;
    },
    caseWhen: (complaintId, assertion) =>
      eventually(
        async () => {
          const { status, body } = await get('he', `cases/${complaintId}`);
          expect(status).toBe(200);
          assertion(body as CaseRecord);
          return body as CaseRecord;
        },
        { withinMs: 8_000 },
      ),
    async act(user, complaintId, path, body) {
      const etag = await eventually(async () => {
        const seen = await get('he', `cases/${complaintId}`);
        expect(seen.status).toBe(200);
        return seen.etag;
      });
      return post(user, `cases/${complaintId}/${path}`, body, { 'if-match': etag });
    },
    async close() {
      await running.stop();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function signIn(url: string, user: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/auth/login`, { method: 'POST', headers, body: JSON.stringify({ user }) });
  return ((await answer.json()) as { access_token: string }).access_token;
}
