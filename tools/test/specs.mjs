import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder, workspaceRoot } from '../parts/places.mjs';
import { runShown } from '../setup/run-shown.mjs';

const results = join(stateFolder, 'test', 'results.json');

/**
 * Runs the specs of all projects in one jest.
 *
 * @param {{ paths: string[], leftOut: string[], more: string[], env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>} a file that could not run counts as failed
 */
export async function runSpecs({ paths, leftOut, more, env }) {
  mkdirSync(join(stateFolder, 'test'), { recursive: true });
  rmSync(results, { force: true });
  const jest = [process.execPath, join(workspaceRoot, 'node_modules/jest/bin/jest.js')];
  const ignored = leftOut.flatMap((path) => ['--testPathIgnorePatterns', `/${escaped(path)}$`]);
  const always = ignored.length > 0 ? ['--testPathIgnorePatterns', '/node_modules/', '/dist/', ...ignored] : [];
  const output = ['--json', `--outputFile=${results}`, '--passWithNoTests'];
  const code = await runShown(
    [...jest, '-w', '2', ...output, ...always, ...more, ...(paths.length > 0 ? ['--', ...paths] : [])],
    env,
  );
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const told = JSON.parse(readFileSync(results, 'utf8'));
  const failed = told.numFailedTests + told.numRuntimeErrorTestSuites;
  return {
    passed: told.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: told.numPendingTests + told.numTodoTests,
  };
}

const escaped = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
