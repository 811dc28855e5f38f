import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../observe/metrics.js';
import type { Readiness } from '../observe/readiness.js';

/**
 * `/health/live` (this process turns), `/health/ready` (503 while it cannot serve; names every part) and `/metrics`.
 * They stand outside Nest, so that neither sign-in nor a broken controller is in their way.
 */
export function serveHealth(http: FastifyInstance, readiness: Readiness, metrics: Metrics): void {
  http.get('/health/live', (_request, reply) => reply.send({ status: 'live' }));
  http.get('/health/ready', async (_request, reply) => {
    const report = await readiness.report();
    const serves = report.status === 'ready' || report.status === 'degraded';
    return reply.code(serves ? 200 : 503).send(report);
  });
  http.get('/metrics', async (_request, reply) => {
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}
