import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { documents } from '@redress/contracts';

/** Writes JSON Schemas, the AsyncAPI document and the event catalogue anew: `npm run contracts:generate`. */
for (const [path, content] of documents()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
