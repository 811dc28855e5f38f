/**
 * npm run audit:checkpoint -- --into FOLDER --private-key FILE [--schema NAME …]
 * Signs the heads of all streams that grew since the last checkpoint in FOLDER. Keep the folder where those who can
 * write the database cannot. The key: openssl genpkey -algorithm ed25519 -out FILE
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { takeCheckpoint } from '../libs/event-store/dist/index.js';
import { readCheckpointFiles, writeCheckpointFile } from './audit/checkpoint-files.mjs';
import { forEachSchema } from './audit/schemas.mjs';
import { InTheWay, say, tool } from './setup/say.mjs';

await tool(async () => {
  const { values } = parseArgs({
    options: {
      into: { type: 'string' },
      'private-key': { type: 'string' },
      schema: { type: 'string', multiple: true },
    },
  });
  const { into, 'private-key': keyFile } = values;
  if (!into || !keyFile) throw new InTheWay('Say --into FOLDER and --private-key FILE (a PEM of an Ed25519 key).');
  const privateKey = createPrivateKey(readFileSync(keyFile));
  const publicKey = createPublicKey(privateKey);

  await forEachSchema({ url: process.env.DATABASE_URL, schemas: values.schema }, async (dataSource, schema) => {
    const earlier = readCheckpointFiles(into, schema);
    const text = await takeCheckpoint(dataSource, { earlier, privateKey, publicKey, takenAt: new Date() });
    if (!text) return say(`${schema}: no stream grew since checkpoint ${earlier.length}.`);
    const file = writeCheckpointFile(into, schema, earlier.length + 1, text);
    say(`${schema}: ${text.trimEnd().split('\n').length - 2} streams in ${file}.`);
  });
});
