import { type FaultSeen, hasGivenWay, isAway } from '@redress/event-store';

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

/** Beside PostgreSQL: what handlers say, stores that take nothing for now, and Redis. */
const names = /^(Outage|DatabaseAway|EventStoreOverloaded|EventStoreStopped|MaxRetriesPerRequestError|AbortError)$/;
/** What ioredis says without a code. */
const words = /^Connection is closed/;

/**
 * Whether a failure says that something is away rather than that the announcement is wrong; causes count too. A transaction
 * that gave way counts as well: it is tried again, and is no reason to park.
 */
export function isOutage(failure: unknown): boolean {
  return hasGivenWay(failure) || isAway(failure, isOtherOutage);
}

function isOtherOutage({ name, message }: FaultSeen): boolean {
  return (typeof name === 'string' && names.test(name)) || (typeof message === 'string' && words.test(message));
}

/** Whether PostgreSQL refused the values themselves (classes 22 and 23), so that trying again is of no use. */
export function isDataError(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  const { code, driverError } = failure as { code?: unknown; driverError?: unknown };
  return (typeof code === 'string' && /^2[23]...$/.test(code)) || isDataError(driverError);
}
