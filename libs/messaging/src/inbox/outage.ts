/**
 * Thrown by a handler when something it needs is away: a database, a queue, another service. It is tried again until
 * that is back, and never parked.
 */
export class Outage extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`Cannot go on for now: ${what} is away.`, options);
    this.name = 'Outage';
  }
}

const systemCodes = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/**
 * Connection lost, resources exhausted, shutting down, no such database or role yet, read-only after a failover, given up
 * in favour of another.
 */
const sqlStates = /^(08...|53...|57P0[1-5]|3D000|28P01|28000|25006|40001|40P01)$/;
const names = /^(Outage|EventStoreOverloaded|EventStoreStopped|MaxRetriesPerRequestError|AbortError)$/;
/** What pg, its pool and ioredis say without a code. */
const words =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Query read timeout|Connection is closed|Cannot use a pool after calling end)/;

/** Whether a failure says that something is away rather than that the announcement is wrong; causes count too. */
export function isOutage(failure: unknown, depth = 0): boolean {
  if (!(failure instanceof Error) || depth > 5) return false;
  const { code, driverError, errors } = failure as { code?: unknown; driverError?: unknown; errors?: unknown };
  if (names.test(failure.name) || words.test(failure.message)) return true;
  if (typeof code === 'string' && (systemCodes.test(code) || sqlStates.test(code))) return true;
  const causes = [failure.cause, driverError, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return causes.some((cause) => isOutage(cause, depth + 1));
}

/** Whether PostgreSQL refused the values themselves (classes 22 and 23), so that trying again is of no use. */
export function isDataError(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  const { code, driverError } = failure as { code?: unknown; driverError?: unknown };
  return (typeof code === 'string' && /^2[23]...$/.test(code)) || isDataError(driverError);
}
