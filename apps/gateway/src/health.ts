import { type ReadinessReport, sharedLook } from '@redress/service-kit';
import type { FastifyInstance } from 'fastify';
import { type GatewayConfig, serviceNames, type ServiceName } from './gateway.config.js';

const ASK_TIMEOUT_MS = 1_500;
/** All who ask within a second share the answers, since nobody needs a token to ask. */
const ASK_EVERY_MS = 1_000;

/** What a service says of itself; `away` where it says nothing. */
interface ServiceHealth {
  readonly status: ReadinessReport['status'] | 'away';
  /** Without the sentences why: they may name hosts, and nobody needs a token to ask here. */
  readonly parts?: Readonly<Record<string, 'here' | 'away'>>;
}

/**
 * `/health/live`: this process answers. `/health/ready`: what each of the four services says of itself and of the parts it
 * stands on; 503 unless all of them serve.
 */
export function answerHealth(server: FastifyInstance, services: GatewayConfig['services']): void {
  server.get('/health/live', () => ({ status: 'live' }));
  const look = sharedLook(ASK_EVERY_MS, () =>
    Promise.all(serviceNames.map(async (name) => [name, await healthOf(name, services)] as const)),
  );
  server.get('/health/ready', async (_request, reply) => {
    const told = await look();
    const serves = told.every(([, { status }]) => status === 'ready' || status === 'degraded');
    const isWhole = told.every(([, { status }]) => status === 'ready');
    return reply
      .code(serves ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isWhole ? 'ready' : serves ? 'degraded' : 'unready', services: Object.fromEntries(told) });
  });
}

async function healthOf(name: ServiceName, services: GatewayConfig['services']): Promise<ServiceHealth> {
  try {
    const answer = await fetch(`${services[name]}/health/ready`, { signal: AbortSignal.timeout(ASK_TIMEOUT_MS) });
    const { status, parts } = (await answer.json()) as ReadinessReport;
    return { status, parts: Object.fromEntries(Object.entries(parts).map(([part, { state }]) => [part, state])) };
  } catch {
    return { status: 'away' };
  }
}
