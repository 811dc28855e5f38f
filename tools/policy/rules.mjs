import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePolicy, describeProblem } from '../../libs/policy/dist/index.js';
import { CalendarShelf } from '../../libs/rulebook/dist/index.js';
import { InTheWay } from '../setup/say.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const policies = process.env.POLICIES_DIR ?? join(root, 'policies');

/** The calendars that lie in POLICIES_DIR; every branch works by the policy's. */
export function shippedCalendars() {
  const folder = join(policies, 'calendars');
  const files = readdirSync(folder).filter((file) => /\.ya?ml$/.test(file));
  const published = files.map((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const version = Number(/^version: (\d+)/m.exec(source)?.[1] ?? 1);
    return { name: file.replace(/\.ya?ml$/, ''), version, hash: '', source };
  });
  return CalendarShelf.of(published);
}

/**
 * The policy that is meant: a file, `name@version`, or a name (its newest version).
 *
 * @param {string} said
 * @throws {InTheWay}
 */
export function policyNamed(said) {
  const file = fileOf(said);
  if (!existsSync(file)) throw new InTheWay(`${said} is neither a file nor a policy: ${file} is not there.`);
  const compiled = compilePolicy(readFileSync(file, 'utf8'), file, { calendars: [...shippedCalendars().ids] });
  if (compiled.outcome === 'compiled') return { policy: compiled.policy, file };
  throw new InTheWay(compiled.problems.map(describeProblem).join('\n'));
}

function fileOf(/** @type {string} */ said) {
  if (/\.ya?ml$/.test(said)) return said;
  const [name = '', version] = said.split('@');
  const folder = join(policies, name);
  if (!existsSync(folder)) return folder;
  const versions = readdirSync(folder).flatMap((file) => Number(/^(\d+)\.yaml$/.exec(file)?.[1] ?? NaN) || []);
  return join(folder, `${version ?? Math.max(...versions)}.yaml`);
}
