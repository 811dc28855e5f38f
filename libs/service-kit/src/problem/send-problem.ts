import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
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

/** The same for a request that no framework has seen; the connection stays open for the next one unless told otherwise. */
export function writeProblem(
  { url = '', headers }: IncomingMessage,
  response: ServerResponse,
  problem: Problem,
  catalogue: MessageCatalogue,
): void {
  const language = languageOf(headers['accept-language']);
  const body = JSON.stringify(renderProblem(problem, catalogue, language, { instance: url.split('?', 1)[0] ?? '' }));
  const { retryAfterSeconds } = problem.init;
  response.writeHead(problem.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    'content-length': Buffer.byteLength(body),
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
  });
  response.end(body);
}
