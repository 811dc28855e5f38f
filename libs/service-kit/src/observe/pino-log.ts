import pino, { type DestinationStream, type Logger } from 'pino';
import { Log, type LogFields } from './log.js';
import { currentTrace } from './trace.js';

export interface LogOptions {
  readonly service: string;
  readonly level: string;
  /** @default stdout */
  readonly destination?: DestinationStream;
}

/** A log of JSON lines; each carries the trace it was written in. */
export function openLog({ service, level, destination }: LogOptions): Log {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'message',
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: errorOf },
    mixin: () => {
      const trace = currentTrace();
      return trace ? { traceId: trace.traceId } : {};
    },
    // Fields of the line itself go before those of the context: a request's line is written outside of it.
    mixinMergeStrategy: (fields: object, context: object) => ({ ...context, ...fields }),
  };
  return new PinoLog(pino(options, destination ?? standardOutput()));
}

const GATHERED_FOR_MS = 100;

/** Lines are gathered for a tenth of a second or four kilobytes, and written aside; what is left at the exit, then. */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: false, minLength: 4_096 });
  let flushing: NodeJS.Timeout | undefined;
  const flush = () => {
    flushing = undefined;
    output.flush();
  };
  return {
    write(line) {
      output.write(line);
      flushing ??= setTimeout(flush, GATHERED_FOR_MS).unref();
    },
  };
}

class PinoLog extends Log {
  constructor(private readonly pino: Logger) {
    super();
  }
  override debug(message: string, fields: LogFields = {}): void {
    this.pino.debug(fields, message);
  }
  override info(message: string, fields: LogFields = {}): void {
    this.pino.info(fields, message);
  }
  override warn(message: string, fields: LogFields = {}): void {
    this.pino.warn(fields, message);
  }
  override error(message: string, fields: LogFields = {}): void {
    this.pino.error(fields, message);
  }
  override with(fields: LogFields): Log {
    return new PinoLog(this.pino.child(fields));
  }
}

/** Name, code, stack and causes of an error, and no other property: drivers hang parameters of statements on theirs. */
function errorOf(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: errorOf(error.cause) }),
  };
}
