import type { AddressInfo } from 'node:net';
import { fastify, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import { bodyLimits, boundBodies } from './bodies.js';
import { serveConsole } from './console-files.js';
import { serveDocuments } from './documents.js';
import type { GatewayConfig } from './gateway.config.js';
import { answerHealth } from './health.js';
import { sendProblem } from './problems.js';
import { proxyApi } from './proxy.js';
import { securityHeaders } from './security-headers.js';
import { orderlyEnd } from './shutdown.js';
import { serveSignIn } from './sign-in.js';

export interface RunningGateway {
  /** The address to open, with the port that was really taken. */
  readonly url: string;
  /** Stops accepting, lets requests under way finish, and resolves within five seconds. */
  stop(): Promise<void>;
}

/**
 * Opens the front door: console, API and documents at one port.
 *
 * @throws where the port is taken or the console has not been built
 */
export async function startGateway(config: GatewayConfig): Promise<RunningGateway> {
  const server = fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel, base: { service: 'gateway' } },
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
    bodyLimit: config.bodyLimitBytes,
    // for what no other limit sees; connections are looked at every second
    requestTimeout: 20_000 + bodyLimits(config.bodyLimitBytes).patienceMs,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
  });
  const stop = orderlyEnd(server);
  answerErrors(server, config.bodyLimitBytes);
  refuseLongBodies(server, config.bodyLimitBytes);
  boundBodies(server, config.bodyLimitBytes);
  securityHeaders(server, new URL(config.signIn.issuer).origin);
  answerHealth(server, config.services);
  await serveSignIn(server, config.signIn);
  await serveDocuments(server, config.services);
  await proxyApi(server, config);
  await serveConsole(server, config.consoleDir);
  await server.listen({ host: config.host, port: config.port });
  return { url: urlOf(server, config.host), stop };
}

/** Log lines name the route, never the whole address: a search may hold a name. */
function answerErrors(server: FastifyInstance, limitBytes: number): void {
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const line = { method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    if (reply.statusCode >= 500) request.log.warn(line, 'answered');
    else request.log.debug(line, 'answered');
  });
  server.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    if (error.statusCode === 413) return refuseLong(reply, limitBytes);
    if (error.statusCode !== undefined && error.statusCode < 500) return sendProblem(reply, 'request-unreadable');
    request.log.error(error);
    return sendProblem(reply, 'fault');
  });
}

/**
 * A body that says it is too long is refused here: a service would cut the connection in the middle of it, and the
 * caller would hear that the service broke off.
 */
function refuseLongBodies(server: FastifyInstance, limitBytes: number): void {
  server.addHook('onRequest', async (request, reply) => {
    if (Number(request.headers['content-length'] ?? 0) <= limitBytes) return;
    await refuseLong(reply, limitBytes);
  });
}

function refuseLong(reply: FastifyReply, limitBytes: number): FastifyReply {
  return sendProblem(reply, 'request-too-long', { limit: `${Math.floor(limitBytes / 1024)} KiB` });
}

function urlOf(server: FastifyInstance, host: string): string {
  const { port } = server.server.address() as AddressInfo;
  return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
}
