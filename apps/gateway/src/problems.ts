import { languageOf } from '@redress/service-kit';
import type { FastifyReply } from 'fastify';

interface GatewayProblem {
  readonly status: number;
  readonly title: { readonly en: string; readonly zh: string };
  readonly detail: { readonly en: string; readonly zh: string };
  readonly retryAfterSeconds?: number;
}

/** What the front door itself has to say when it cannot pass a request on; `{service}` and `{path}` are filled in. */
const problems = {
  'service-away': {
    status: 503,
    title: { en: 'A part of the system is away', zh: '系统的一部分暂不可用' },
    detail: {
      en: 'The service {service} cannot be reached. Nothing was changed; please try again in a moment.',
      zh: '无法连接服务 {service}，未做任何更改，请稍后再试。',
    },
    retryAfterSeconds: 2,
  },
  'service-too-slow': {
    status: 503,
    title: { en: 'A part of the system did not answer in time', zh: '系统的一部分未及时响应' },
    detail: {
      en: 'The service {service} did not answer in time. The request may still take effect; sending it again with the same Idempotency-Key is safe.',
      zh: '服务 {service} 未在时限内响应。请求可能仍会生效；使用相同的 Idempotency-Key 重新发送是安全的。',
    },
    retryAfterSeconds: 5,
  },
  'service-busy': {
    status: 503,
    title: { en: 'A part of the system is busy', zh: '系统的一部分繁忙' },
    detail: {
      en: 'The service {service} has as much to do as it can. Nothing was changed; please try again in a moment.',
      zh: '服务 {service} 当前繁忙，未做任何更改，请稍后再试。',
    },
    retryAfterSeconds: 1,
  },
  'service-broke-off': {
    status: 502,
    title: { en: 'A part of the system broke off', zh: '系统的一部分中断了响应' },
    detail: {
      en: 'The service {service} broke off before it had answered. Sending the request again with the same Idempotency-Key is safe.',
      zh: '服务 {service} 在响应前中断了连接。使用相同的 Idempotency-Key 重新发送是安全的。',
    },
    retryAfterSeconds: 2,
  },
  'not-found': {
    status: 404,
    title: { en: 'Nothing here', zh: '此处没有内容' },
    detail: { en: 'Nothing answers at {path}.', zh: '{path} 没有对应的内容。' },
  },
  'request-too-long': {
    status: 413,
    title: { en: 'The request is too long', zh: '请求过大' },
    detail: { en: 'A request body may have {limit} at most.', zh: '请求内容不得超过 {limit}。' },
  },
  'body-too-slow': {
    status: 408,
    title: { en: 'The request came too slowly', zh: '请求内容传输过慢' },
    detail: {
      en: 'The body of the request did not arrive in time. Nothing was changed; please send it again.',
      zh: '请求内容未在时限内到达，未做任何更改，请重新发送。',
    },
  },
  'request-unreadable': {
    status: 400,
    title: { en: 'The request cannot be read', zh: '请求无法读取' },
    detail: { en: 'The request is not valid HTTP for this address.', zh: '该请求对此地址无效。' },
  },
  fault: {
    status: 500,
    title: { en: 'Something went wrong here', zh: '此处发生错误' },
    detail: { en: 'The front door could not answer; the log says why.', zh: '网关无法响应，原因见日志。' },
  },
} as const satisfies Record<string, GatewayProblem>;

export type GatewayProblemCode = keyof typeof problems;

/** Answers with problem details (RFC 9457), in Chinese where the caller prefers it. */
export function sendProblem(
  reply: FastifyReply,
  code: GatewayProblemCode,
  values: Record<string, string> = {},
): FastifyReply {
  const problem: GatewayProblem = problems[code];
  const language = languageOf(reply.request.headers['accept-language']);
  const words = language === 'zh-CN' ? 'zh' : 'en';
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', problem.retryAfterSeconds);
  return reply
    .code(problem.status)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({
      type: `urn:redress:problem:${code}`,
      title: problem.title[words],
      status: problem.status,
      detail: filled(problem.detail[words], values),
      code,
      ...(Object.keys(values).length > 0 ? { values } : {}),
    });
}

function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
