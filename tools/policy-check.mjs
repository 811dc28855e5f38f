// npm run policy:check [FILES…]: checks the given policy files, or every policies/<name>/<version>.yaml.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePolicy, describeProblem } from '../libs/policy/dist/index.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const policies = join(root, 'policies');

/** Every policies/<name>/<version>.yaml. */
function shippedPolicies() {
  return readdirSync(policies)
    .filter((name) => name !== 'calendars' && statSync(join(policies, name)).isDirectory())
    .flatMap((name) =>
      readdirSync(join(policies, name))
        .filter((file) => /^\d+\.ya?ml$/.test(file))
        .map((file) => join(policies, name, file)),
    );
}

/** Names of the calendars beside the policies; undefined where there are none, so that they are not checked. */
function calendars() {
  try {
    return readdirSync(join(policies, 'calendars'))
      .filter((file) => /\.ya?ml$/.test(file))
      .map((file) => basename(file).replace(/\.ya?ml$/, ''));
  } catch {
    return undefined;
  }
}

/** A policy lies where its name and version say. */
function misplaced(/** @type {string} */ file, /** @type {{ name: string, version: number, ref: string }} */ policy) {
  if (dirname(dirname(file)) !== policies) return [];
  const expected = join(policies, policy.name, `${policy.version}.yaml`);
  return expected === file
    ? []
    : [`${relative(root, file)}: holds ${policy.ref}. Move it to ${relative(root, expected)}.`];
}

const files = process.argv.slice(2).length > 0 ? process.argv.slice(2) : shippedPolicies();
const known = calendars();
let refused = 0;
for (const file of files) {
  const checked = compilePolicy(readFileSync(file, 'utf8'), relative(process.cwd(), file), { calendars: known });
  const problems = checked.outcome === 'compiled' ? checked.warnings : checked.problems;
  const wrongPlace = checked.outcome === 'compiled' ? misplaced(file, checked.policy) : [];
  for (const line of [...problems.map(describeProblem), ...wrongPlace]) console.log(line);
  if (checked.outcome === 'refused' || wrongPlace.length > 0) refused += 1;
  else console.log(`${relative(process.cwd(), file)}: ${checked.policy.ref} is in order`);
}
console.log(`${files.length} checked, ${refused} refused`);
process.exitCode = refused > 0 ? 1 : 0;
