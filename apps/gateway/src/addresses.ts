import type { FastifyRequest } from 'fastify';

/** Addresses of which the front door is sure that they are no room of the console. */
const notTheConsole = /^\/(api|auth|docs|health|metrics|assets|\.well-known)(\/|$)/;

export function pathOf({ url }: Pick<FastifyRequest, 'url'>): string {
  return url.split('?', 1)[0] ?? '/';
}

export function isNoRoom(request: Pick<FastifyRequest, 'url'>): boolean {
  return notTheConsole.test(pathOf(request));
}

/** The pages that show what the services answer; everything beside them may be the console. */
export function isDocument(request: Pick<FastifyRequest, 'url'>): boolean {
  return notTheConsole.exec(pathOf(request))?.[1] === 'docs';
}
