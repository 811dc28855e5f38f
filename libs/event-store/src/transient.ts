import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError } from 'pg';

const ATTEMPTS = 6;

/** Does `work` again when PostgreSQL ended its transaction in favour of another (deadlock, serialization failure). */
export async function withRetries<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (fault) {
      if (!isTransient(fault) || attempt === ATTEMPTS) throw fault;
      await pause(Math.random() * 5 * 2 ** attempt);
    }
  }
}

function isTransient(fault: unknown): boolean {
  return fault instanceof DatabaseError && (fault.code === '40001' || fault.code === '40P01');
}
