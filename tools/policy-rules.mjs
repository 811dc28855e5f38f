// npm run policy:rules: where every rule of the sources is kept: in a policy, in code, or left to people. Fails on a missing one.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const counts = { A: 16, B: 19, C: 11, D: 15, E1: 6, E2: 2, E3: 4, E4: 2, E5: 4, E6: 4, E7: 1 };
const ids = Object.entries(counts).flatMap(([source, last]) =>
  Array.from({ length: last }, (_, index) => `${source}-${index + 1}`),
);

/** Every id under a `source:` anywhere in a policy. */
function sourcesIn(value) {
  if (Array.isArray(value)) return value.flatMap(sourcesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'source' ? [inner].flat() : sourcesIn(inner)));
}

function filesUnder(folder, wanted) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'wrong-policies'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path, wanted) : wanted.test(entry.name) ? [path] : [];
  });
}

const policies = new Map();
for (const file of filesUnder(join(root, 'policies'), /^\d+\.yaml$/)) {
  const { name, ...policy } = parse(readFileSync(file, 'utf8'));
  for (const id of sourcesIn(policy)) policies.set(id, new Set([...(policies.get(id) ?? []), name]));
}
const code = new Map();
for (const file of ['libs', 'apps'].flatMap((folder) => filesUnder(join(root, folder), /\.ts$/))) {
  const project = relative(root, file).split('/').slice(0, 2).join('/');
  const cited = readFileSync(file, 'utf8').match(/\b(?:[A-D]|E[1-7])-\d{1,2}\b/g) ?? [];
  for (const id of cited) code.set(id, new Set([...(code.get(id) ?? []), project]));
}
const people = parse(readFileSync(join(root, 'policies/left-to-people.yaml'), 'utf8'));

const list = (found) => [...(found ?? [])].sort().join(', ');
console.log(['rule', 'policies', 'code', 'left to people'].join('\t'));
for (const id of ids) console.log([id, list(policies.get(id)), list(code.get(id)), people[id] ?? ''].join('\t'));
const missing = ids.filter((id) => !policies.has(id) && !code.has(id) && !people[id]);
console.log(`${ids.length} rules, ${missing.length} missing${missing.length > 0 ? `: ${missing.join(', ')}` : ''}`);
process.exitCode = missing.length > 0 ? 1 : 0;
