import { LONGEST_DOCUMENT } from '@redress/business-time';
import { Problem } from './problem.js';

/**
 * A policy or calendar as somebody sent it, before it is read: reading takes time that others wait for.
 *
 * @throws {Problem} 422 with its length and the longest there may be, both in characters
 */
export function shortEnough(document: string): string {
  if (document.length <= LONGEST_DOCUMENT) return document;
  const values = { characters: document.length, atMost: LONGEST_DOCUMENT };
  throw new Problem({ status: 422, code: 'document-too-long', values });
}
