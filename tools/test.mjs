/**
 * `npm test`: sets up what is missing and checks everything: lint, formatting, types, specs on real PostgreSQL, Redis and
 * Kafka, the console in a browser. `npm test -- libs/vault` looks at one folder; from the first word with a dash on all goes to jest.
 */
import { chromiumPath } from './setup/chromium.mjs';
import { ensurePrograms } from './setup/local-parts.mjs';
import { ensureBuilt } from './setup/build.mjs';
import { checkNode, ensureInstalled } from './setup/install.mjs';
import { bold, green, InTheWay, red, say } from './setup/say.mjs';

async function testEverything() {
  const begun = Date.now();
  checkNode();
  const words = process.argv.slice(2);
  const option = words.findIndex((word) => word.startsWith('-'));
  const paths = option === -1 ? words : words.slice(0, option);
  const forJest = words.slice(paths.length);
  // apt-get and npm mostly wait for their servers
  const programs = ensurePrograms(['redis', 'java', 'maven', 'chromium', 'compose']);
  programs.catch(() => {}); // told where it is awaited
  await ensureInstalled();
  const { checksFor, composeIsWellFormed } = await import('./test/checks.mjs');
  const { runChecks } = await import('./test/run-checks.mjs');
  const { projectsIn } = await import('./test/projects.mjs');
  const { specsThatNeed } = await import('./test/groups.mjs');
  const { runSpecs } = await import('./test/specs.mjs');

  const parts = programs.then((missing) => startParts(missing.map(({ program }) => program)));
  parts.catch(() => {});
  const journeys = paths.some((path) => 'apps/system-spec/'.startsWith(path));
  const projects = paths.length > 0 && !journeys ? projectsIn(paths).map(({ name }) => name) : [];
  await ensureBuilt({ shown: true, projects });
  const missing = await programs;
  const isMissing = (/** @type {string} */ program) => missing.some((one) => one.program === program);

  const checks = checksFor(paths);
  if (paths.length === 0 && !isMissing('compose')) checks.push({ name: 'compose file', run: composeIsWellFormed });
  const failedChecks = await runChecks(checks);

  await parts;
  say('Running the specs.');
  const leftOut = specsThatNeed(missing.map(({ program }) => program));
  const chromium = chromiumPath();
  const env = { REDRESS_TEST_RUN: String(process.pid), ...(chromium ? { CHROMIUM_PATH: chromium } : {}) };
  const specs = await runSpecs({ paths, leftOut, more: forJest, env });

  const groups = missing.map(({ words, remedy }) => `not run, since ${words} is missing: ${remedy}`);
  const strict = process.env.CI === 'true';
  const failed = specs.failed + failedChecks.length + (strict ? groups.length : 0);
  const passed = specs.passed + checks.length - failedChecks.length;
  const skipped = specs.skipped + leftOut.length;

  console.log();
  for (const name of failedChecks) console.log(red(`failed: ${name}`));
  for (const group of groups) console.log(red(group));
  for (const file of leftOut) console.log(red(`not run: ${file}`));
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  console.log(
    bold(
      failed === 0
        ? green(`All is well, after ${minutes} minutes.`)
        : red(`Not all is well, after ${minutes} minutes.`),
    ),
  );
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Servers that all specs share; started while other things are checked, they end with this process. */
async function startParts(/** @type {string[]} */ missing) {
  const { sharedPart } = await import('./parts/index.mjs');
  const [redis, kafka] = [!missing.includes('redis'), !missing.includes('java') && !missing.includes('maven')];
  // a part that fails here fails the specs that need it, which say why
  await Promise.allSettled([
    sharedPart('postgres', '1'),
    sharedPart('postgres', '2'),
    ...(redis ? [sharedPart('redis')] : []),
    ...(kafka ? [sharedPart('kafka')] : []),
  ]);
}

try {
  await testEverything();
} catch (error) {
  console.error(red(error instanceof InTheWay ? error.message : String(/** @type {Error} */ (error)?.stack ?? error)));
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
