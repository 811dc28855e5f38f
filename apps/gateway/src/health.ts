import { sharedLook } from '@redress/service-kit';
import type { FastifyInstance } from 'fastify';
import { type GatewayConfig, serviceNames, type ServiceName } from './gateway.config.js';

const ASK_TIMEOUT_MS = 1_500;
/** All who ask within a second share the answers, since nobody needs a token to ask. */
const ASK_EVERY_MS = 1_000;

/** `/health/live`: this process answers. `/health/ready`: all four services say that they are ready, else 503. */
export function answerHealth(server: FastifyInstance, services: GatewayConfig['services']): void {
  server.get('/health/live', () => ({ status: 'live' }));
  const look = sharedLook(ASK_EVERY_MS, () =>
    Promise.all(serviceNames.map(async (name) => [name, await stateOf(name, services)] as const)),
  );
  server.get('/health/ready', async (_request, reply) => {
    const states = await look();
    const ready = states.every(([, state]) => state === 'ready');
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'not-ready', services: Object.fromEntries(states) });
  });
}

async function stateOf(
  name: ServiceName,
  services: GatewayConfig['services'],
): Promise<'ready' | 'not-ready' | 'away'> {
  try {
    const answer = await fetch(`${services[name]}/health/ready`, { signal: AbortSignal.timeout(ASK_TIMEOUT_MS) });
    await answer.body?.cancel();
    return answer.ok ? 'ready' : 'not-ready';
  } catch {
    return 'away';
  }
}
