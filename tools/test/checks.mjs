import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../parts/places.mjs';
import { nx, quietNx } from '../setup/build.mjs';
import { runShown } from '../setup/run-shown.mjs';
import { projectsIn } from './projects.mjs';

const program = (/** @type {string} */ name, /** @type {string} */ entry) => [
  process.execPath,
  join(workspaceRoot, 'node_modules', name, entry),
];
const eslint = program('eslint', 'bin/eslint.js');
const prettier = program('prettier', 'bin/prettier.cjs');
const tsc = program('typescript', 'bin/tsc');

/** @typedef {{ name: string, run: () => Promise<number>, gigabytes?: number }} Check  0 is a pass; memory it may need, 1 if not said */

/**
 * What is checked beside the specs.
 *
 * @param {string[]} paths  folders; all of the workspace when empty
 * @returns {Check[]}
 */
export function checksFor(paths) {
  const everything = paths.length === 0;
  const places = everything ? ['.'] : paths;
  const ignoring = everything ? [] : ['--no-error-on-unmatched-pattern'];
  const checks = [
    ...lintOf(everything ? ['libs', 'apps'] : paths),
    { name: 'formatting', run: () => runShown([...prettier, '--check', '--log-level=warn', ...ignoring, ...places]) },
    { name: 'types of the specs', run: () => typesOfSpecs(paths) },
  ];
  if (!everything) return checks;
  return [...checks, { name: 'types of the tools', run: () => runShown([...tsc, '-p', 'tools/tsconfig.json']) }];
}

/**
 * Folder by folder, since the types of every project at once do not fit in the memory of one process.
 *
 * @returns {Check[]}
 */
function lintOf(/** @type {string[]} */ folders) {
  const memory = { NODE_OPTIONS: '--max-old-space-size=4096' };
  return folders.map((folder) => ({
    name: `lint of ${folder}`,
    gigabytes: 4,
    run: () => runShown([...eslint, '--no-error-on-unmatched-pattern', folder], memory),
  }));
}

async function typesOfSpecs(/** @type {string[]} */ paths) {
  // everything is built: nx would put outputs back from its cache, under the eyes of those who read them beside this check
  if (paths.length === 0)
    return runShown(nx('run-many', '-t', 'typecheck-specs', '--excludeTaskDependencies'), quietNx);
  const codes = [0];
  for (const { folder } of projectsIn(paths))
    codes.push(await runShown([...tsc, '-p', join(folder, 'tsconfig.spec.json')]));
  return Math.max(...codes);
}

/** Whether the compose file reads as the services and images we mean; its containers are not started here. */
export async function composeIsWellFormed() {
  const code = await runShown(['docker-compose', '-f', 'docker-compose.yml', 'config', '--quiet']);
  if (code !== 0) return code;
  const broker = readFileSync(join(workspaceRoot, 'tools/parts/kafka/pom.xml'), 'utf8').match(
    /kafka_2.13<\/artifactId>\s*<version>(.*)</,
  )?.[1];
  const image = readFileSync(join(workspaceRoot, 'docker-compose.yml'), 'utf8').match(/image: apache\/kafka:(.*)/)?.[1];
  if (broker === image) return 0;
  console.error(`docker-compose.yml runs Kafka ${image}, the specs run ${broker}: they should be the same.`);
  return 1;
}
