import type { FastifyRequest } from 'fastify';

/** `client_id` and `client_secret` of a token request, from the Basic header or from the body (RFC 6749, 2.3.1). */
export function credentialsOf(
  request: Pick<FastifyRequest, 'headers' | 'body'>,
): { id: string; secret: string } | undefined {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic !== undefined) {
    const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':', 2);
    return { id, secret };
  }
  const { client_id: id, client_secret: secret } = (request.body ?? {}) as {
    client_id?: unknown;
    client_secret?: unknown;
  };
  return typeof id === 'string' && typeof secret === 'string' ? { id, secret } : undefined;
}
