import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { BaseConfig } from '../config/base-config.js';
import type { Log } from '../observe/log.js';
import type { Metrics } from '../observe/metrics.js';
import type { Readiness } from '../observe/readiness.js';
import { Problem, type MessageCatalogue } from '../problem/problem.js';
import { sendProblem, writeProblem } from '../problem/send-problem.js';
import { Admission, admitRequests, refuseAtTheDoor } from './admission.js';
import { type Closing, closeConnectionsWhen } from './closing.js';
import { serveHealth } from './health-routes.js';
import { Lateness } from './lateness.js';
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
  /** Whether the service has had its database since the start. */
  readonly database: { readonly ready: boolean };
}

/** A request whose headers or body have not arrived after so long is ended. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The HTTP server a service stands on, before Nest lays its routes: traced, counted, bounded, closing cleanly. */
export function httpServer({
  config,
  log,
  metrics,
  readiness,
  closing,
  catalogue,
  database,
}: HttpParts): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: config.HTTP_BODY_LIMIT_KB * 1024,
    requestTimeout: REQUEST_TIMEOUT_MS,
    skipMiddie: true,
    return503OnClosing: false,
  });
  const http = adapter.getInstance<FastifyInstance>();
  http.removeContentTypeParser('text/plain');
  const requests = new Admission(config.HTTP_MAX_IN_FLIGHT, new Lateness());
  const streams = new Admission(config.HTTP_MAX_LIVE);
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
  traceRequests(http);
  observeRequests(http, log, metrics);
  closeConnectionsWhen(closing, http);
  const tooBusy = new Problem({ status: 503, code: 'too-busy', retryAfterSeconds: 1 });
  refuseAtTheDoor(http.server, requests, (request, response) => {
    refuse();
    if (closing.begun) response.setHeader('connection', 'close');
    writeProblem(request, response, tooBusy, catalogue);
  });
  admitRequests(http, { requests, streams }, (request, reply) => {
    refuse();
    sendProblem(request, reply, tooBusy, catalogue);
  });
  http.addHook('onRequest', (request, reply, done) => {
    if (database.ready || !request.url.startsWith('/api/')) return done();
    sendProblem(request, reply, new Problem({ status: 503, code: 'database-away', retryAfterSeconds: 2 }), catalogue);
  });
  serveHealth(http, readiness, metrics);
  return adapter;
}
