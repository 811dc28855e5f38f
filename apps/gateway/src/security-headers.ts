import type { FastifyInstance } from 'fastify';
import { isDocument } from './addresses.js';

/** Content security policy of the console: only what came from here runs, and it talks to here and the issuer only. */
export function consolePolicy(issuerOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${issuerOrigin}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `form-action 'self' ${issuerOrigin}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The pages that show an OpenAPI document bring small scripts and styles inside the page. */
const documentPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'";

/** Puts the security headers on every answer; a policy that the answer brings along stays. */
export function securityHeaders(server: FastifyInstance, issuerOrigin: string): void {
  const policy = consolePolicy(issuerOrigin);
  server.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('content-security-policy')) {
      reply.header('content-security-policy', isDocument(request) ? documentPolicy : policy);
    }
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('cross-origin-resource-policy', 'same-origin');
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    reply.header('x-frame-options', 'DENY');
  });
}
