import type { z } from 'zod';
import { Problem } from '../problem/problem.js';

/** An opaque cursor: where a list goes on. It is not signed, so it must hold nothing that widens what the caller may see. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The place that a cursor of {@link encodeCursor} holds.
 *
 * @throws {Problem} 400 `cursor-unknown` when it is not one that this list gave out
 */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string): z.infer<Schema> {
  const read = schema.safeParse(jsonIn(cursor));
  if (!read.success) throw new Problem({ status: 400, code: 'cursor-unknown' });
  return read.data;
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
