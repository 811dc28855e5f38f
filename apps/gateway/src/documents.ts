import httpProxy from '@fastify/http-proxy';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type GatewayConfig, serviceNames, type ServiceName } from './gateway.config.js';
import { answerFailure } from './proxy.js';
import { Upstream } from './upstream.js';

const LIMITS = { connections: 64, headersTimeoutMs: 5_000, bodyTimeoutMs: 15_000 };

const titles: Readonly<Record<ServiceName, string>> = {
  intake: '受理 Intake',
  routing: '处理 Routing',
  'sla-timer': '时限 SLA timer',
  feedback: '回访 Feedback',
};

/**
 * `/docs` lists the services; `/docs/intake` … lead to the OpenAPI pages that each service serves at its own `/docs`.
 * The pages name their files relative to `docs/`, hence the second `docs` in the address.
 */
export async function serveDocuments(server: FastifyInstance, services: GatewayConfig['services']): Promise<void> {
  server.get('/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(index));
  for (const service of serviceNames) {
    server.get(`/docs/${service}`, async (_request, reply) => reply.redirect(`/docs/${service}/docs`));
    const upstream = new Upstream(service, services[service], LIMITS);
    await server.register(httpProxy, {
      upstream: services[service],
      prefix: `/docs/${service}`,
      rewritePrefix: '/',
      routes: ['/docs', '/docs/*', '/docs-json', '/docs-yaml'],
      httpMethods: ['GET', 'HEAD'],
      disableRequestLogging: true,
      preHandler: upstream.admit,
      undici: upstream.pool,
      destroyAgent: true,
      replyOptions: {
        retryDelay: () => null,
        onError: (reply, { error }) => void answerFailure(reply as FastifyReply, service, error),
      },
    });
  }
}

const index = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Redress API</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark; }
  li { margin: .4rem 0 }
</style>
<h1>Redress API</h1>
<p>每个服务的 OpenAPI 3.1 文档。 The OpenAPI 3.1 documents of the services.</p>
<ul>
${serviceNames
  .map((name) => `  <li><a href="/docs/${name}">${titles[name]}</a> · <a href="/docs/${name}/docs-json">JSON</a></li>`)
  .join('\n')}
</ul>
</html>
`;
