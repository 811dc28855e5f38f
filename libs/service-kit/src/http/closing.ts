import type { FastifyInstance } from 'fastify';

/** Whether the service is stopping; see {@link closeConnectionsWhen}. */
export interface Closing {
  begun: boolean;
}

/** From the moment a stop begins, every answer asks its caller to close: a kept-alive connection would hold the server open. */
export function closeConnectionsWhen(closing: Closing, http: FastifyInstance): void {
  http.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing.begun) void reply.header('connection', 'close');
    done();
  });
}
