import type { Principal } from '../auth/principal.js';
import { currentTrace } from '../observe/trace.js';

/** Who and what caused the facts of one command. */
export interface Meta {
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly policy?: string;
  readonly traceparent?: string;
}

/** The meta of facts that a caller's request brings about. `correlationId` is the complaint's id. */
export function metaOfRequest(principal: Principal, correlationId: string, policy?: string): Meta {
  return withTrace({ actor: principal.actor, correlationId, ...(policy === undefined ? {} : { policy }) });
}

/** The meta of facts that follow from an announcement: done by the service, caused by that event. */
export function metaOfAnnouncement(
  service: string,
  announcement: { readonly eventId: string; readonly key: string; readonly headers: Readonly<Record<string, string>> },
  policy?: string,
): Meta {
  const correlationId = announcement.headers['ce_correlationid'] ?? announcement.key;
  const causationId = announcement.eventId;
  return withTrace({
    actor: `service:${service}`,
    correlationId,
    causationId,
    ...(policy === undefined ? {} : { policy }),
  });
}

function withTrace(meta: Meta): Meta {
  const trace = currentTrace();
  return trace ? { ...meta, traceparent: trace.traceparent } : meta;
}
