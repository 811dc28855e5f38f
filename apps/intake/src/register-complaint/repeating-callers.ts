import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';

/** Whoever has repeated nothing for so long is taken for somebody who sends everything once. */
const REMEMBERED_MS = 60_000;

/**
 * Callers who lately sent a request again: an import that is run once more, a channel after an outage. Theirs are looked up
 * before any work is done; for all others that look would be one statement in three, almost always in vain, since the
 * append itself takes no key twice.
 */
@Injectable()
export class RepeatingCallers {
  private readonly lately = new LRUCache<string, true>({ max: 10_000, ttl: REMEMBERED_MS, ttlResolution: 1_000 });

  /** The caller has just sent something that was done before. */
  note(scope: string): void {
    this.lately.set(scope, true);
  }

  includes(scope: string): boolean {
    return this.lately.has(scope);
  }
}
