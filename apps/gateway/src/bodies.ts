import { BodiesArriving, type BodiesLimits, bodiesWithin } from '@redress/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problems.js';

/** People may sit behind a slow line: so long is waited for one MiB. */
const PATIENCE_MS = 10_000;

export const bodyLimits = (limitBytes: number): BodiesLimits => bodiesWithin(PATIENCE_MS, limitBytes);

/** Bounds how long, and for how many at once, a slow body is waited for; nobody needs a token to begin one here. */
export function boundBodies(server: FastifyInstance, limitBytes: number): void {
  const bodies = new BodiesArriving<FastifyReply>(
    bodyLimits(limitBytes),
    () => undefined,
    (reply) => void sendProblem(reply.header('connection', 'close'), 'body-too-slow'),
  );
  server.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'GET' || request.method === 'HEAD') return done();
    bodies.begin(reply);
    reply.raw.once('close', () => bodies.end(reply));
    done();
  });
  server.addHook('preValidation', (_request, reply, done) => {
    if (reply.sent) return; // it came after it had been given up
    bodies.end(reply);
    done();
  });
}

/** Reads bodies whole, whatever they are, and leaves them as they are. */
export function takeBodiesWhole(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** The body as it came, for `reply.from`; nothing where there was none. */
export function bodyOf({ body, headers }: FastifyRequest): { body?: unknown; contentType?: string } {
  return body === undefined ? {} : { body, contentType: headers['content-type'] ?? 'application/octet-stream' };
}
