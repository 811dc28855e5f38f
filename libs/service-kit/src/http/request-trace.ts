import type { FastifyInstance } from 'fastify';
import { activeSpan, runInTrace, type Trace, traceOf } from '../observe/trace.js';

declare module 'fastify' {
  interface FastifyRequest {
    trace?: Trace;
  }
}

/**
 * Gives every request its trace. The context is entered after the body was read, since the stream's events would
 * leave it again.
 */
export function traceRequests(http: FastifyInstance): void {
  http.decorateRequest('trace');
  http.addHook('onRequest', (request, reply, done) => {
    const header = request.headers['traceparent'];
    request.trace = activeSpan() ?? traceOf(typeof header === 'string' ? header : undefined);
    void reply.header('trace-id', request.trace.traceId);
    done();
  });
  http.addHook('preValidation', (request, _reply, done) => {
    if (request.trace) runInTrace(request.trace, done);
    else done();
  });
}
