import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { apiRoutes, liveRoutes } from './api-routes.js';
import { type GatewayConfig, serviceNames, type ServiceName } from './gateway.config.js';
import { sendProblem } from './problems.js';

/** Passes `/api/v1` on to the services, bodies and answers as streams. */
export async function proxyApi(server: FastifyInstance, config: GatewayConfig): Promise<void> {
  for (const service of serviceNames) {
    const live = liveRoutes[service] ?? [];
    await proxy(server, config, service, { names: apiRoutes[service], bodyTimeoutMs: config.upstreamTimeoutMs });
    if (live.length > 0) await proxy(server, config, service, { names: live, bodyTimeoutMs: NEVER });
  }
}

const NEVER = 0;

interface Passage {
  readonly names: readonly string[];
  /** Silence of so many milliseconds within an answer ends it; 0 lets it be silent for ever. */
  readonly bodyTimeoutMs: number;
}

async function proxy(server: FastifyInstance, config: GatewayConfig, service: ServiceName, passage: Passage) {
  await server.register(httpProxy, {
    upstream: config.services[service],
    prefix: '/api/v1',
    rewritePrefix: '/api/v1',
    routes: passage.names.flatMap((name) => [`/${name}`, `/${name}/*`]),
    undici: {
      headersTimeout: config.upstreamTimeoutMs,
      bodyTimeout: passage.bodyTimeoutMs,
      connect: { timeout: Math.min(config.upstreamTimeoutMs, 2_000) },
    },
    destroyAgent: true,
    disableRequestLogging: true,
    replyOptions: {
      // the plugin would repeat a GET that met a 503 ten times: whether to ask again is the caller's to decide
      retryDelay: () => null,
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        'x-forwarded-for': request.ip,
        'x-forwarded-host': request.host,
        'x-forwarded-proto': request.protocol,
      }),
      onError: (reply, { error }) => void answerFailure(reply as FastifyReply, service, error),
    },
  });
}

/** Why there is no answer from a service, as problem details. */
export function answerFailure(reply: FastifyReply, service: ServiceName, error: unknown): FastifyReply {
  const code = codeOf(error);
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return sendProblem(reply, 'service-too-slow', { service });
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')
    return sendProblem(reply, 'service-broke-off', { service });
  return sendProblem(reply, 'service-away', { service });
}

/** The system's code of an error, which lies some causes deep. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const below = codeOf(error.cause);
  if (below !== undefined) return below;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
