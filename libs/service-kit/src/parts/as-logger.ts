import type { Log } from '../observe/log.js';

/** Our log for libraries that write the way pino does. */
export function asLogger(log: Log) {
  return {
    debug: (details: object, message: string) => log.debug(message, { ...details }),
    info: (details: object, message: string) => log.info(message, { ...details }),
    warn: (details: object, message: string) => log.warn(message, { ...details }),
    error: (details: object, message: string) => log.error(message, { ...details }),
  };
}
