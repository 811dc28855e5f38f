import Fastify, { type FastifyInstance } from 'fastify';
import { demoUsers } from '../auth/demo-users.js';
import { localSignIn } from '../auth/local-sign-in.js';
import type { Log } from '../observe/log.js';
import { openLog } from '../observe/pino-log.js';

/** What a service in a spec stands on beside its database: an issuer, and a log that can be read. */
export interface SampleSetting {
  readonly env: Record<string, string>;
  readonly log: Log;
  /** Everything logged so far. */
  logged(): string;
  /** A bearer token of the demonstration user who has this role. */
  tokenOf(role: string): Promise<string>;
  close(): Promise<unknown>;
}

export async function sampleSetting(databaseUrl: string): Promise<SampleSetting> {
  const issuer = Fastify();
  await issuer.register(localSignIn, { issuer: 'http://issuer.example', audience: 'redress' });
  const address = await issuer.listen({ port: 0, host: '127.0.0.1' });
  const lines: string[] = [];
  return {
    env: {
      DATABASE_URL: databaseUrl,
      VAULT_KEY: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      TRANSPORT: 'in-process',
      OIDC_ISSUER: 'http://issuer.example',
      OIDC_JWKS_URL: `${address}/auth/jwks.json`,
    },
    log: openLog({ service: 'sample', level: 'debug', destination: { write: (line) => void lines.push(line) } }),
    logged: () => lines.join(''),
    tokenOf: (role) => signIn(issuer, role),
    close: () => issuer.close(),
  };
}

async function signIn(issuer: FastifyInstance, role: string): Promise<string> {
  const user = demoUsers.find(({ roles }) => roles.some((held) => held === role))?.id;
  const answer = await issuer.inject({ method: 'POST', url: '/auth/login', payload: { user } });
  return answer.json<{ access_token: string }>().access_token;
}
