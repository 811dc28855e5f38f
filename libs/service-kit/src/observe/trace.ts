import { trace as otel } from '@opentelemetry/api';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomHex } from './random-hex.js';

/** The trace (W3C Trace Context) that the work at hand belongs to. */
export interface Trace {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  readonly traceparent: string;
}

const storage = new AsyncLocalStorage<Trace>();
const wellFormed = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The trace of the request, announcement or job being worked on; none outside of them. */
export function currentTrace(): Trace | undefined {
  return activeSpan() ?? storage.getStore();
}

/** Does `work` within a trace that exists already. */
export function runInTrace<Result>(trace: Trace, work: () => Result): Result {
  return storage.run(trace, work);
}

/** Does `work` within the trace of `traceparent`, or within a new one where that is missing or malformed. */
export function inTrace<Result>(traceparent: string | undefined, work: () => Result): Result {
  return storage.run(activeSpan() ?? traceOf(traceparent), work);
}

/** The trace a `traceparent` names, with a span of our own in it; a new trace where it names none. */
export function traceOf(traceparent: string | undefined): Trace {
  const traceId = wellFormed.exec(traceparent ?? '')?.[1] ?? randomHex(16);
  return { traceId, traceparent: `00-${traceId}-${randomHex(8)}-01` };
}

/** The span that OpenTelemetry has open, where it is loaded: then its ids are ours. */
export function activeSpan(): Trace | undefined {
  const span = otel.getActiveSpan()?.spanContext();
  if (!span) return undefined;
  const { traceId, spanId, traceFlags } = span;
  return wellFormed.test(`00-${traceId}-${spanId}-00`)
    ? { traceId, traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}` }
    : undefined;
}
