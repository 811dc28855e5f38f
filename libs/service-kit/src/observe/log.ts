/**
 * Structured log lines to stdout, each with service and traceId. Fields are for ids, counts and codes: never bodies,
 * tokens, names or anything a person typed.
 */
export abstract class Log {
  abstract debug(message: string, fields?: LogFields): void;
  abstract info(message: string, fields?: LogFields): void;
  abstract warn(message: string, fields?: LogFields): void;
  /** `fields.error` is written with its stack. */
  abstract error(message: string, fields?: LogFields): void;
  /** The same log, every line with these fields too. */
  abstract with(fields: LogFields): Log;
}

export type LogFields = Readonly<Record<string, unknown>> & { readonly error?: unknown };
