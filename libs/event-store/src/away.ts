/** What is looked at in a fault, and in everything behind it. */
export interface FaultSeen {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
}

const networkCodes = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/**
 * Connection lost; out of connections, memory or disk; shutting down, starting or dropped; no such database, role or
 * password, since whoever provides the server may not be done yet; only reading after a failover.
 */
const sqlStates = /^(08...|53...|57P0[1-5]|3D000|28P01|28000|25006)$/;
const sqlState = /^[0-9A-Z]{5}$/;
/** What pg, its pool and TypeORM say without a code. */
const words =
  /query read timeout|timeout exceeded when trying to connect|timeout expired|connection terminated|not currently accepting connections|connection error|cannot use a pool after|datasource is not (set|initialized|connected)|driver not connected|query runner already released|not queryable/i;
/** Serialization failure, deadlock, lock not available. */
const gaveWay = /^(40001|40P01|55P03)$/;

/**
 * Whether a fault, or anything behind it, says that PostgreSQL does not answer for now, rather than that a statement or a
 * rule of ours is wrong.
 *
 * @param orElse  what else the caller takes for being away
 */
export function isAway(fault: unknown, orElse: (seen: FaultSeen) => boolean = () => false): boolean {
  return someBehind(fault, (seen) => postgresIsAway(seen) || orElse(seen));
}

/** Whether PostgreSQL ended a transaction in favour of another: it may be done again at once. */
export function hasGivenWay(fault: unknown): boolean {
  return someBehind(fault, ({ code }) => typeof code === 'string' && gaveWay.test(code));
}

function postgresIsAway({ code, syscall, message }: FaultSeen): boolean {
  if (typeof code === 'string') {
    if (networkCodes.test(code) || sqlStates.test(code)) return true;
    // a socket in a folder is not there before its server is; a file that is not there is another matter
    if (code === 'ENOENT') return syscall === 'connect';
    // what PostgreSQL says of values may quote anything; 55000 is also a database that takes no connections
    if (sqlState.test(code) && code !== '55000') return false;
  }
  return typeof message === 'string' && words.test(message);
}

/** The fault, its causes, what the driver said, and those of several; causes may go round in a circle. */
function someBehind(fault: unknown, says: (seen: FaultSeen) => boolean, depth = 0): boolean {
  if (typeof fault !== 'object' || fault === null || depth > 5) return false;
  if (says(fault)) return true;
  const { cause, driverError, errors } = fault as Readonly<Record<string, unknown>>;
  const behind: unknown[] = [cause, driverError, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  return behind.some((one) => someBehind(one, says, depth + 1));
}
