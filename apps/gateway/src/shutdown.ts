import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Requests under way get so long to finish; with the rest of closing it stays below five seconds. */
const GRACE_MS = 4_000;

/**
 * Prepares `server` for an orderly end: answers that never end by themselves are cut at once, others may finish,
 * and no connection is kept for a next request.
 *
 * @returns closes the server; resolves within five seconds
 */
export function orderlyEnd(server: FastifyInstance): () => Promise<void> {
  const endless = new Set<ServerResponse>();
  let ending = false;
  server.addHook('onSend', async (_request, reply) => {
    if (ending) reply.header('connection', 'close');
    if (!isEventStream(reply.getHeader('content-type'))) return;
    endless.add(reply.raw);
    reply.raw.once('close', () => endless.delete(reply.raw));
  });
  return async () => {
    ending = true;
    for (const answer of endless) answer.destroy();
    const watchdog = setTimeout(() => server.server.closeAllConnections(), GRACE_MS);
    await server.close();
    clearTimeout(watchdog);
  };
}

function isEventStream(contentType: unknown): boolean {
  return typeof contentType === 'string' && contentType.startsWith('text/event-stream');
}
