import type { z } from 'zod';
import { isRecord } from './paths.js';
import type { Finding } from './report.js';
import type { Path } from './yaml-file.js';

/**
 * The file without its malformed entries, so that one of them does not hide what else is wrong: an unknown key goes
 * alone, anything else with the entry (a deadline, a kind) it lies in.
 * @returns undefined when what is left does not have the shape of the schema either
 */
export function salvage<T>(schema: z.ZodType<T>, value: unknown, findings: readonly Finding[]): T | undefined {
  const copy: unknown = structuredClone(value);
  for (const { path, at } of findings) drop(copy, at === 'key' ? path : path.slice(0, entryDepth(path)));
  const parsed = schema.safeParse(copy);
  return parsed.success ? parsed.data : undefined;
}

/** Entries are `section.name`; in routing, `routing.table.name`. */
function entryDepth(path: Path): number {
  return path[0] === 'routing' && path[1] === 'table' ? 3 : 2;
}

function drop(value: unknown, path: Path): void {
  const parent = path.slice(0, -1).reduce<unknown>((at, step) => (isRecord(at) ? at[String(step)] : undefined), value);
  const last = path.at(-1);
  if (!isRecord(parent) || last === undefined) return;
  if (Array.isArray(parent) && typeof last === 'number') parent[last] = undefined;
  else delete parent[String(last)];
}
