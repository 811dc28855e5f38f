import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isNoRoom, pathOf } from './addresses.js';
import { sendProblem } from './problems.js';

/**
 * Serves the built console. Files with a hash in their name may be kept for ever, the page itself is asked for
 * every time, and every other address a browser opens is a room of the console.
 *
 * @throws where the console has not been built
 */
export async function serveConsole(server: FastifyInstance, consoleDir: string): Promise<void> {
  if (!existsSync(join(consoleDir, 'index.html'))) {
    throw new Error(`There is no built console in ${consoleDir}: build it with \`npx nx build @redress/console\`.`);
  }
  await server.register(fastifyStatic, {
    root: consoleDir,
    preCompressed: true,
    index: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  server.setNotFoundHandler((request, reply) =>
    isRoom(request) ? reply.sendFile('index.html') : nothingAt(request, reply),
  );
}

function isRoom(request: FastifyRequest): boolean {
  const opensPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  return opensPage && !isNoRoom(request);
}

function nothingAt(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, 'not-found', { path: pathOf(request) });
}
