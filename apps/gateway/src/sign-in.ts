import { localSignIn } from '@redress/service-kit';
import type { FastifyInstance } from 'fastify';
import type { SignInConfig } from './gateway.config.js';

/** Tells the console where people sign in (`/console-settings.json`) and, on trials, hosts the built-in issuer. */
export async function serveSignIn(server: FastifyInstance, signIn: SignInConfig): Promise<void> {
  const { issuer, clientId, scope, local } = signIn;
  server.get('/console-settings.json', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ issuer, clientId, scope, localSignIn: local !== undefined }),
  );
  if (local === undefined) return;
  const { audience, keySeed } = local;
  // wrapped, so that its parser of forms stays its own
  await server.register((part) =>
    localSignIn(part, { issuer, audience, ...(keySeed === undefined ? {} : { keySeed }) }),
  );
}
