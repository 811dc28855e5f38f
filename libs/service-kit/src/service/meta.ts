import type { EventMeta } from '@redress/event-store';
import type { Announcement } from '@redress/messaging';
import type { Principal } from '../auth/principal.js';
import { currentTrace } from '../observe/trace.js';

interface PolicyRef {
  readonly name: string;
  readonly version: number;
}

/** The meta of facts that a caller's request brings about. `correlationId` is the complaint's id. */
export function metaOfRequest(principal: Principal, correlationId: string, policy?: PolicyRef): EventMeta {
  return withPolicyAndTrace({ actor: principal.actor, correlationId }, policy);
}

/** The meta of facts that follow from an announcement: done by the service, caused by that event. */
export function metaOfAnnouncement(
  service: string,
  announcement: Pick<Announcement, 'eventId' | 'key' | 'headers'>,
  policy?: PolicyRef,
): EventMeta {
  const { eventId, key, headers } = announcement;
  const cause = {
    actor: `service:${service}`,
    correlationId: headers['ce_correlationid'] ?? key,
    causationId: eventId,
  };
  return withPolicyAndTrace(headers['ce_imported'] === 'true' ? { ...cause, imported: true } : cause, policy);
}

/** The meta of facts that a service brings about by itself, as when a due time has come. */
export function metaOfService(service: string, correlationId: string, policy?: PolicyRef): EventMeta {
  return withPolicyAndTrace({ actor: `service:${service}`, correlationId }, policy);
}

function withPolicyAndTrace(meta: EventMeta, policy: PolicyRef | undefined): EventMeta {
  const trace = currentTrace();
  return {
    ...meta,
    ...(policy === undefined ? {} : { policy: `${policy.name}@${policy.version}` }),
    ...(trace === undefined ? {} : { traceparent: trace.traceparent }),
  };
}
