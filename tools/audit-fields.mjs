/**
 * npm run audit:fields [-- --schema NAME …]
 * Names the complaints in the database of DATABASE_URL whose recorded fields hold what the form of their kind does not
 * list as its own and not personal: by complaint and field, never what stands there.
 * Exit code: 0 nothing found, 1 something found, 2 it could not be looked at.
 */
import { parseArgs } from 'node:util';
import { auditFields } from '../libs/rulebook/dist/index.js';
import { forEachSchema } from './audit/schemas.mjs';
import { green, red, say } from './setup/say.mjs';

/** @typedef {import('typeorm').DataSource} DataSource */

/**
 * @param {DataSource} dataSource
 * @param {string} schema
 * @returns {Promise<number>} its exit code
 */
async function auditSchema(dataSource, schema) {
  const { complaints, found, unjudged } = await auditFields(dataSource);
  const verdict = found.length === 0 ? green('none holds more than it may') : red(`${found.length} hold more`);
  say(`${schema}: the fields of ${complaints} complaints, ${verdict}.`);
  for (const { complaintId, policy, kind, names } of found)
    say(red(`  ${complaintId} (${policy}, ${kind}): ${names.join(', ')}`));
  for (const { complaintId, policy } of unjudged)
    say(red(`  ${complaintId}: not judged, ${policy} is not here or cannot be read`));
  if (found.length > 0) return 1;
  return unjudged.length > 0 ? 2 : 0;
}

try {
  const { values } = parseArgs({ options: { schema: { type: 'string', multiple: true } } });
  const codes = await forEachSchema({ url: process.env.DATABASE_URL, schemas: values.schema }, auditSchema);
  process.exitCode = codes.includes(1) ? 1 : Math.max(...codes);
} catch (error) {
  say(red(`Not looked at: ${error instanceof Error ? error.message : String(error)}`));
  process.exitCode = 2;
}
