import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../http/language.js';
import type { MessageCatalogue, Problem } from './problem.js';
import { renderProblem } from './render.js';

/** Answers with problem details in the language the caller prefers. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
  catalogue: MessageCatalogue,
): void {
  const language = languageOf(request.headers['accept-language']);
  const traceId = request.trace?.traceId;
  const body = renderProblem(problem, catalogue, language, {
    instance: request.url.split('?', 1)[0] ?? '',
    ...(traceId === undefined ? {} : { traceId }),
  });
  const { retryAfterSeconds, headers = {} } = problem.init;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  void reply
    .headers(headers)
    .header('content-language', language)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .code(problem.status)
    .send(JSON.stringify(body));
}
