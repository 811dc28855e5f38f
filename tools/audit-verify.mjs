/**
 * npm run audit:verify [-- --schema NAME …] [--checkpoints FOLDER --public-key FILE]
 * Proves that no recorded fact was altered, removed or inserted in the database of DATABASE_URL.
 * Exit code: 0 nothing found, 1 something found, 2 it could not be checked.
 */
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CheckpointInvalid, verifyChain, verifyCheckpoints } from '../libs/event-store/dist/index.js';
import { readCheckpointFiles } from './audit/checkpoint-files.mjs';
import { forEachSchema } from './audit/schemas.mjs';
import { InTheWay, green, red, say } from './setup/say.mjs';

/** @typedef {import('typeorm').DataSource} DataSource */

/** @returns {Promise<number>} the exit code */
async function audit() {
  const { values } = parseArgs({
    options: {
      schema: { type: 'string', multiple: true },
      checkpoints: { type: 'string' },
      'public-key': { type: 'string' },
    },
  });
  const { checkpoints, 'public-key': keyFile } = values;
  if ((checkpoints === undefined) !== (keyFile === undefined)) {
    throw new InTheWay('--checkpoints and --public-key belong together.');
  }
  const found = await forEachSchema({ url: process.env.DATABASE_URL, schemas: values.schema }, (source, schema) =>
    auditSchema(source, schema, checkpoints, keyFile),
  );
  if (!checkpoints) say('Without --checkpoints a tail that was cut off together with its head is not seen.');
  return found.some((sentences) => sentences.length > 0) ? 1 : 0;
}

/**
 * @param {DataSource} dataSource
 * @param {string} schema
 * @param {string | undefined} checkpoints
 * @param {string | undefined} keyFile
 * @returns {Promise<string[]>} what was found, a sentence each
 */
async function auditSchema(dataSource, schema, checkpoints, keyFile) {
  const { streams, events, faults } = await verifyChain(dataSource);
  const sentences = faults.map(({ what }) => what);
  if (checkpoints && keyFile) sentences.push(...(await againstCheckpoints(dataSource, schema, checkpoints, keyFile)));
  const verdict = sentences.length === 0 ? green('nothing was altered') : red(`${sentences.length} found`);
  say(`${schema}: ${events} events in ${streams} streams, ${verdict}.`);
  for (const sentence of sentences) say(red(`  ${sentence}`));
  return sentences;
}

/**
 * @param {DataSource} dataSource
 * @param {string} schema
 * @param {string} folder
 * @param {string} keyFile
 */
async function againstCheckpoints(dataSource, schema, folder, keyFile) {
  const texts = readCheckpointFiles(folder, schema);
  if (texts.length === 0) return [`There is no checkpoint of ${schema} in ${folder}.`];
  try {
    const faults = await verifyCheckpoints(dataSource, texts, createPublicKey(readFileSync(keyFile)));
    return faults.map(({ what }) => what);
  } catch (error) {
    if (error instanceof CheckpointInvalid) return [error.message];
    throw error;
  }
}

try {
  process.exitCode = await audit();
} catch (error) {
  say(red(`Not checked: ${error instanceof Error ? error.message : String(error)}`));
  process.exitCode = 2;
}
