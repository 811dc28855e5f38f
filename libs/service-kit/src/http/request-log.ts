import type { FastifyInstance } from 'fastify';
import type { Log } from '../observe/log.js';
import type { Metrics } from '../observe/metrics.js';

/** One measure and one line a request, by the template of its route: the path itself may name people. */
export function observeRequests(http: FastifyInstance, log: Log, metrics: Metrics): void {
  const durations = metrics.histogram(
    'redress_http_request_duration_seconds',
    'Time from the arrival of a request to its answer.',
    [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    ['method', 'route', 'status'],
  );
  http.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unmatched';
    const status = String(reply.statusCode);
    durations.observe({ method, route, status }, reply.elapsedTime / 1000);
    const fields = {
      traceId: request.trace?.traceId,
      method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (method === 'GET' && reply.statusCode < 400) log.debug('answered', fields);
    else log.info('answered', fields);
    done();
  });
}
