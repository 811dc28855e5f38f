import { isAway } from '@redress/event-store';

/** Thrown by what stands on PostgreSQL before PostgreSQL has answered for the first time. */
export class DatabaseAway extends Error {
  constructor() {
    super('PostgreSQL has not answered yet');
    this.name = 'DatabaseAway';
  }
}

/** Whether a fault means that PostgreSQL does not answer, as against a statement of ours that is wrong. */
export function isDatabaseAway(fault: unknown): boolean {
  return isAway(fault, ({ name }) => name === 'DatabaseAway');
}
