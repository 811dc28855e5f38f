import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { apiRoutes, liveRoutes } from './api-routes.js';
import { bodyOf, takeBodiesWhole } from './bodies.js';
import { type GatewayConfig, serviceNames, type ServiceName } from './gateway.config.js';
import { sendProblem } from './problems.js';
import { Upstream } from './upstream.js';

/**
 * Passes `/api/v1` on to the services: a request when its body is here, answers as streams. What is live has connections
 * of its own, which its silence keeps from nobody else.
 */
export async function proxyApi(server: FastifyInstance, config: GatewayConfig): Promise<void> {
  const { upstreamTimeoutMs: headersTimeoutMs, upstreamConnections, maxLive, services } = config;
  await server.register(async (api) => {
    takeBodiesWhole(api);
    for (const service of serviceNames) {
      const soon = { connections: upstreamConnections, headersTimeoutMs, bodyTimeoutMs: headersTimeoutMs };
      const endless = { connections: maxLive, headersTimeoutMs, bodyTimeoutMs: NEVER };
      const live = liveRoutes[service] ?? [];
      await proxy(api, service, services[service], apiRoutes[service], new Upstream(service, services[service], soon));
      if (live.length > 0)
        await proxy(api, service, services[service], live, new Upstream(service, services[service], endless));
    }
  });
}

const NEVER = 0;

async function proxy(
  api: FastifyInstance,
  service: ServiceName,
  url: string,
  names: readonly string[],
  upstream: Upstream,
) {
  await api.register(httpProxy, {
    upstream: url,
    prefix: '/api/v1',
    rewritePrefix: '/api/v1',
    routes: names.flatMap((name) => [`/${name}`, `/${name}/*`]),
    proxyPayloads: false,
    preHandler: upstream.admit,
    handler: (request, reply, destination, options) => reply.from(destination, { ...options, ...bodyOf(request) }),
    undici: upstream.pool,
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
