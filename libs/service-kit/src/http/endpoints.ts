import type { FastifyInstance, onRequestHookHandler } from 'fastify';
import { Problem } from '../problem/problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Serves everybody, see `@Public()`. */
    public?: boolean;
    /** Goes on telling, see `@Live()`. */
    live?: boolean;
  }
}

/**
 * What a request passes before its body is read, by its route and not by what its headers say: sign-in unless the
 * endpoint is public, then a place of its own where it is live. Where nothing is, nobody's body is waited for either.
 */
export function beforeBodies(
  http: FastifyInstance,
  { signIn, enterLive }: Readonly<Record<'signIn' | 'enterLive', onRequestHookHandler>>,
): void {
  http.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/')) return;
    const { public: open, live } = route.config ?? {};
    route.onRequest = [...(open ? [] : [signIn]), ...(live ? [enterLive] : [])];
  });
  http.addHook('onRequest', (request, _reply, done) =>
    request.is404 ? done(new Problem({ status: 404, code: 'not-found' })) : done(),
  );
}
