import { context, propagation, ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { inTrace } from './trace.js';

export interface SpanStart {
  /** The trace this goes on with; a new one begins without it. */
  readonly traceparent?: string | undefined;
  /** What it is about: an id, never a word about a person. */
  readonly key?: string;
}

/**
 * Does a piece of work that no request stands behind, such as handling an announcement or a job, within its trace. Log
 * lines and facts carry it always; a span is recorded where OpenTelemetry is loaded.
 */
export async function inSpan<Result>(name: string, start: SpanStart, work: () => Promise<Result>): Promise<Result> {
  const parent = start.traceparent
    ? propagation.extract(ROOT_CONTEXT, { traceparent: start.traceparent })
    : context.active();
  const attributes = start.key === undefined ? {} : { 'redress.key': start.key };
  const span = trace.getTracer('redress').startSpan(name, { attributes }, parent);
  return context.with(trace.setSpan(parent, span), () =>
    inTrace(start.traceparent, async () => {
      try {
        return await work();
      } catch (fault) {
        noteFault(span, fault);
        throw fault;
      } finally {
        span.end();
      }
    }),
  );
}

/** The kind of fault only: messages of drivers may repeat values. */
function noteFault(span: Span, fault: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: fault instanceof Error ? fault.name : 'fault' });
}
