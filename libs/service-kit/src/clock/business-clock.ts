import type { Instant } from '@redress/business-time';

/**
 * The clock of the business: what facts and deadlines are dated by. In a simulation it starts elsewhere and runs
 * faster; tokens, leases, retries and log lines keep to the machine's clock.
 */
export abstract class BusinessClock {
  /** Never earlier than what any process of this installation was told before. */
  abstract now(): Instant;
  /** Business time passes so many times faster than real time. */
  abstract readonly speed: number;
  /** Real milliseconds until the clock shows `moment`; 0 when it has. */
  abstract realDelayUntil(moment: Instant): number;
}
