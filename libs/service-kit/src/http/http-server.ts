import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signIn } from '../auth/sign-in.js';
import type { TokenVerifier } from '../auth/token-verifier.js';
import type { BaseConfig } from '../config/base-config.js';
import type { Log } from '../observe/log.js';
import type { Metrics } from '../observe/metrics.js';
import type { Readiness } from '../observe/readiness.js';
import { Problem, type MessageCatalogue } from '../problem/problem.js';
import { sendProblem, writeProblem } from '../problem/send-problem.js';
import { Admission, admitRequests, refuseAtTheDoor } from './admission.js';
import { bodiesWithin } from './bodies-arriving.js';
import { type Closing, closeConnectionsWhen } from './closing.js';
import { beforeBodies } from './endpoints.js';
import { serveHealth } from './health-routes.js';
import { Lateness } from './lateness.js';
import { LiveStreams } from './live-streams.js';
import { RefusalLog } from './refusal-log.js';
import { observeRequests } from './request-log.js';
import { traceRequests } from './request-trace.js';

export interface HttpParts {
  readonly config: Pick<BaseConfig, 'HTTP_BODY_LIMIT_KB' | 'HTTP_MAX_IN_FLIGHT' | 'HTTP_MAX_LIVE'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  readonly closing: Closing;
  readonly catalogue: MessageCatalogue;
  readonly verifier: TokenVerifier;
  /** Whether the service has had its database since the start. */
  readonly database: { readonly ready: boolean };
}

/** A connection whose headers, or whole request, are not here after so long is ended; they are looked at every second. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** The gateway passes on what is there at once: a body that is not is an exception. */
const BODY_PATIENCE_MS = 5_000;

/** The HTTP server a service stands on, before Nest lays its routes: traced, counted, bounded, closing cleanly. */
export function httpServer({
  config,
  log,
  metrics,
  readiness,
  closing,
  catalogue,
  verifier,
  database,
}: HttpParts): FastifyAdapter {
  const bodyLimit = config.HTTP_BODY_LIMIT_KB * 1024;
  const arriving = bodiesWithin(BODY_PATIENCE_MS, bodyLimit);
  const adapter = new FastifyAdapter({
    bodyLimit,
    requestTimeout: REQUEST_TIMEOUT_MS + arriving.patienceMs,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: 1_000 },
    skipMiddie: true,
    return503OnClosing: false,
  });
  const http = adapter.getInstance<FastifyInstance>();
  http.removeContentTypeParser('text/plain');
  const requests = new Admission(config.HTTP_MAX_IN_FLIGHT, new Lateness());
  const streams = new LiveStreams(config.HTTP_MAX_LIVE);
  metrics.gauge('redress_http_requests_in_flight', 'Requests being worked on.', () => requests.inFlight);
  metrics.gauge('redress_http_live_streams', 'Live streams that are open.', () => streams.inFlight);
  const refused = metrics.counter(
    'redress_http_requests_refused_total',
    'Requests refused because too many were under way.',
  );
  const refusals = new RefusalLog((told) =>
    log.warn('Requests were refused with 503: too many were under way', { ...told, inFlight: requests.inFlight }),
  );
  const refuse = () => {
    refused.inc();
    refusals.note();
  };
  const givenUp = metrics.counter(
    'redress_http_bodies_given_up_total',
    'Requests answered with 408: their body did not arrive in time.',
  );
  traceRequests(http);
  observeRequests(http, log, metrics);
  closeConnectionsWhen(closing, http);
  const tooSlow = new Problem({ status: 408, code: 'body-too-slow', headers: { connection: 'close' } });
  const tooBusy = new Problem({ status: 503, code: 'too-busy', retryAfterSeconds: 1 });
  refuseAtTheDoor(http.server, requests, (request, response) => {
    refuse();
    if (closing.begun) response.setHeader('connection', 'close');
    writeProblem(request, response, tooBusy, catalogue);
  });
  const busy = (request: FastifyRequest, reply: FastifyReply) => {
    refuse();
    sendProblem(request, reply, tooBusy, catalogue);
  };
  const slow = (request: FastifyRequest, reply: FastifyReply) => {
    givenUp.inc();
    sendProblem(request, reply, tooSlow, catalogue);
  };
  const { bodies, leave } = admitRequests(http, { requests, bodies: arriving }, { tooBusy: busy, tooSlow: slow });
  metrics.gauge('redress_http_slow_bodies', 'Requests whose body is slow to arrive.', () => bodies.slowOnes);
  http.addHook('onRequest', (request, reply, done) => {
    if (database.ready || !request.url.startsWith('/api/')) return done();
    sendProblem(request, reply, new Problem({ status: 503, code: 'database-away', retryAfterSeconds: 2 }), catalogue);
  });
  beforeBodies(http, {
    signIn: signIn(verifier),
    enterLive: (request, reply, done) => {
      leave(request);
      if (reply.raw.destroyed) return; // the caller went while the token was checked
      if (streams.full) return busy(request, reply);
      reply.raw.once('close', streams.enter(request.principal?.actor ?? 'anybody'));
      done();
    },
  });
  serveHealth(http, readiness, metrics);
  return adapter;
}
