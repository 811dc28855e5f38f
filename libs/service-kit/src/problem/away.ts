/** Thrown by what stands on PostgreSQL before PostgreSQL has answered for the first time. */
export class DatabaseAway extends Error {
  constructor() {
    super('PostgreSQL has not answered yet');
    this.name = 'DatabaseAway';
  }
}

/** Network faults; what pg and TypeORM say in words stands below. */
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
/**
 * Connection lost; out of connections, memory or disk; shutting down, starting or dropped; no such database, role or
 * password, since whoever provides the server may not be done yet; only reading after a failover.
 */
const serverCodes = /^(08...|53...|57P0[1-5]|3D000|28P01|28000|25006)$/;
const words =
  /query read timeout|timeout exceeded when trying to connect|connection terminated|not currently accepting connections|connection error|client has encountered a connection error|cannot use a pool after|datasource is not (set|initialized|connected)|driver not connected|query runner already released|not queryable/i;

/** Whether a fault means that PostgreSQL does not answer, as against a statement of ours that is wrong. */
export function isDatabaseAway(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return false;
  if (fault instanceof DatabaseAway) return true;
  const { code, syscall, message, driverError, errors, cause } = fault as Readonly<Record<string, unknown>>;
  if (typeof code === 'string' && serverCodes.test(code)) return true;
  if (typeof code === 'string' && networkCodes.has(code) && syscall !== 'open') return true;
  if (typeof message === 'string' && words.test(message)) return true;
  const causes: unknown[] = Array.isArray(errors) ? errors : [];
  return [driverError, cause, ...causes].some(isDatabaseAway);
}
