import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { workspaceRoot } from '../parts/places.mjs';

/** What a spec file calls tells which programs of this machine it cannot do without. */
const signs = {
  redis: /\b(testRedis|ownRedis|startStack|faultRun)\b/,
  java: /\b(testKafka|ownKafka|startStack|faultRun)\b/,
  maven: /\b(testKafka|ownKafka|startStack|faultRun)\b/,
  chromium: /\b(chromiumPath|openBrowser)\b|playwright-core/,
  compose: /(?!)/,
};

/**
 * The spec files that cannot run without these programs.
 *
 * @param {(keyof typeof signs)[]} missing
 * @returns {string[]} paths relative to the workspace
 */
export function specsThatNeed(missing) {
  if (missing.length === 0) return [];
  return [...specFiles(join(workspaceRoot, 'apps')), ...specFiles(join(workspaceRoot, 'libs'))]
    .filter((file) => missing.some((program) => signs[program].test(readFileSync(file, 'utf8'))))
    .map((file) => relative(workspaceRoot, file));
}

/** @returns {string[]} */
function specFiles(/** @type {string} */ folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : specFiles(path);
    return /\.spec\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
