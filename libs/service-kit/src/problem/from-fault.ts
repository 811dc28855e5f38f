import { HttpException } from '@nestjs/common';
import {
  EventStoreOverloaded,
  EventStoreStopped,
  hasGivenWay,
  ProjectionNotLive,
  StreamContended,
} from '@redress/event-store';
import { SubjectErased } from '@redress/vault';
import { isDatabaseAway } from './away.js';
import { Problem } from './problem.js';

/** Fastify's errors that are the caller's, by their code. */
const fastifyCodes: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type-not-supported',
};

/** Codes of ours for statuses that Nest or Fastify answer by themselves. */
const statusCodes: Readonly<Record<number, string>> = {
  400: 'request-malformed',
  404: 'not-found',
  413: 'body-too-large',
  415: 'content-type-not-supported',
};

/** The problem that tells a caller about anything thrown: nothing of a fault's own words gets out. */
export function problemFromFault(fault: unknown, bodyLimitKb: number): Problem {
  if (fault instanceof Problem) return fault;
  if (isBusy(fault)) return new Problem({ status: 503, code: 'too-busy', retryAfterSeconds: 1 });
  if (fault instanceof ProjectionNotLive)
    return new Problem({ status: 503, code: 'read-model-being-built', retryAfterSeconds: 5 });
  if (fault instanceof SubjectErased) return new Problem({ status: 409, code: 'customer-erased' });
  if (isDatabaseAway(fault)) return new Problem({ status: 503, code: 'database-away', retryAfterSeconds: 2 });
  const status = statusOf(fault);
  if (status === undefined || status < 400 || status >= 500) return new Problem({ status: 500, code: 'fault' });
  const code = fastifyCodes[codeOf(fault) ?? ''] ?? statusCodes[status] ?? 'refused-by-http';
  return new Problem({ status, code, ...(code === 'body-too-large' ? { values: { limitKb: bodyLimitKb } } : {}) });
}

/** Too much at once, about to stop, or ended in favour of another: the caller comes again, perhaps to another instance. */
function isBusy(fault: unknown): boolean {
  return (
    [EventStoreOverloaded, EventStoreStopped, StreamContended].some((kind) => fault instanceof kind) ||
    hasGivenWay(fault)
  );
}

function statusOf(fault: unknown): number | undefined {
  if (fault instanceof HttpException) return fault.getStatus();
  const status = (fault as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

function codeOf(fault: unknown): string | undefined {
  const code = (fault as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
