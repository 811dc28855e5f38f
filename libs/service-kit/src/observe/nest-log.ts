import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Nest's own lines, in our log; its account of every route and module at start is left out. */
export function nestLog(log: Log): LoggerService {
  return {
    log: () => undefined,
    debug: (message: unknown, context?: unknown) => log.debug(String(message), { context }),
    verbose: (message: unknown, context?: unknown) => log.debug(String(message), { context }),
    warn: (message: unknown, context?: unknown) => log.warn(String(message), { context }),
    error: (message: unknown, stack?: unknown, context?: unknown) =>
      log.error(message instanceof Error ? message.message : String(message), { context, stack }),
    fatal: (message: unknown, context?: unknown) => log.error(String(message), { context }),
  };
}
