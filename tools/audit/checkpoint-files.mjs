import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const name = (/** @type {number} */ number) => `${String(number).padStart(6, '0')}.jsonl`;

/** The checkpoints kept for `schema`, in their order. */
export function readCheckpointFiles(/** @type {string} */ folder, /** @type {string} */ schema) {
  const place = join(folder, schema);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((file) => /^\d{6,}\.jsonl$/.test(file))
    .sort()
    .map((file) => readFileSync(join(place, file), 'utf8'));
}

/** Writes one more; refuses to write over one that is there. */
export function writeCheckpointFile(
  /** @type {string} */ folder,
  /** @type {string} */ schema,
  /** @type {number} */ number,
  /** @type {string} */ text,
) {
  const place = join(folder, schema);
  mkdirSync(place, { recursive: true });
  const file = join(place, name(number));
  writeFileSync(file, text, { flag: 'wx', mode: 0o444 });
  return file;
}
