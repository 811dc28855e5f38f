import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, apps, libs and tools. */
export const workspaceRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything the tools keep between runs: databases, logs, secrets, Kafka's jars. Never committed, safe to delete. */
export const stateFolder = process.env.REDRESS_HOME ?? join(workspaceRoot, '.redress');

/** Tells this copy of the workspace from another one on the same machine. */
export const workspaceId = createHash('sha256').update(workspaceRoot).digest('hex').slice(0, 10);
