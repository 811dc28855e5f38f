/** The part of a pino logger that messaging uses. */
export interface Logger {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** What a log line or a parked message says of a failure. */
export function reasonOf(failure: unknown): string {
  return failure instanceof Error ? failure.message || failure.name : String(failure);
}
