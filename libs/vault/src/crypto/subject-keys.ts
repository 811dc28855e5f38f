import { LRUCache } from 'lru-cache';
import { type KeyWrapping, type WrappedKey, keyOfSubject } from './key-wrapping.js';

/** The resolution spares the cache a timer for every millisecond in which it is asked. */
const kept = { max: 10_000, ttl: 60_000, ttlResolution: 1_000 };

/**
 * Unwrapped data keys, kept for a minute at most. It never decides whether a subject still exists: every operation asks
 * the subject's row, so an erasure by another process counts at once.
 */
export class SubjectKeys {
  private readonly keys = new LRUCache<string, { wrapped: Buffer; key: Buffer }>(kept);
  /** Without a time: a guess is worth nothing once its key is forgotten, and does no harm. */
  private readonly subjects = new LRUCache<string, string>({ max: kept.max });

  constructor(private readonly wrapping: KeyWrapping) {}

  /** The data key of a subject whose row was just read. */
  unwrap(subjectId: string, stored: WrappedKey): Buffer {
    const known = this.keys.get(subjectId);
    if (known?.wrapped.equals(stored.wrapped)) return known.key;
    const key = this.wrapping.unwrap(stored, keyOfSubject(subjectId));
    this.remember(subjectId, stored.wrapped, key);
    return key;
  }

  remember(subjectId: string, wrapped: Buffer, key: Buffer): void {
    this.keys.set(subjectId, { wrapped, key });
  }

  /** A guess, to be confirmed by the database: the key last seen for this subject. */
  guess(subjectId: string): Buffer | undefined {
    return this.keys.get(subjectId)?.key;
  }

  /** Notes who was found by a lookup (its digest as text), so that the next seal of that person needs one round trip. */
  recognise(digest: string, subjectId: string): void {
    this.subjects.set(digest, subjectId);
  }

  /** A guess, to be confirmed by the database. */
  guessSubject(digest: string): string | undefined {
    return this.subjects.get(digest);
  }

  forget(subjectId: string | undefined): void {
    if (subjectId === undefined) return;
    this.keys.get(subjectId)?.key.fill(0);
    this.keys.delete(subjectId);
  }

  forgetAll(): void {
    for (const subjectId of [...this.keys.keys()]) this.forget(subjectId);
    this.subjects.clear();
  }
}
