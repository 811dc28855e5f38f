import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { Pool } from 'undici';
import type { ServiceName } from './gateway.config.js';
import { sendProblem } from './problems.js';

export interface UpstreamLimits {
  readonly connections: number;
  readonly headersTimeoutMs: number;
  /** Silence of so many milliseconds within an answer ends it; 0 lets it be silent for ever. */
  readonly bodyTimeoutMs: number;
}

/** The connections to a service, for one kind of request. */
export class Upstream {
  readonly pool: Pool;

  constructor(
    private readonly service: ServiceName,
    url: string,
    private readonly limits: UpstreamLimits,
  ) {
    this.pool = new Pool(new URL(url).origin, {
      connections: limits.connections,
      headersTimeout: limits.headersTimeoutMs,
      bodyTimeout: limits.bodyTimeoutMs,
      connect: { timeout: Math.min(limits.headersTimeoutMs, 2_000) },
    });
  }

  /** Nobody waits unseen for a connection: for whom none is left is told at once. */
  readonly admit = (_request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    if (this.pool.stats.size < this.limits.connections) done();
    else sendProblem(reply, 'service-busy', { service: this.service });
  };
}
