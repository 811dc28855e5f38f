import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Rewrites the `references` of every tsconfig.json from the workspace dependencies in package.json, and the root list. */
const folders = ['apps', 'libs'].flatMap((area) =>
  readdirSync(area).flatMap((name) => [join(area, name), join(area, name, 'domain')]),
);
const projects = folders
  .filter((folder) => existsSync(join(folder, 'package.json')))
  .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }));
const folderOf = new Map(projects.map(({ folder, manifest }) => [manifest.name, folder]));

for (const { folder, manifest } of projects) {
  const file = join(folder, 'tsconfig.json');
  if (!existsSync(file)) continue;
  const config = JSON.parse(readFileSync(file, 'utf8'));
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).filter((name) =>
    folderOf.has(name),
  );
  config.references = Object.keys(manifest.dependencies ?? {})
    .filter((name) => folderOf.has(name))
    .map((name) => ({ path: relative(folder, folderOf.get(name)) }));
  if (names.includes(manifest.name)) throw new Error(`${manifest.name} depends on itself`);
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
}
const root = {
  files: [],
  references: projects
    .filter(({ folder }) => existsSync(join(folder, 'tsconfig.json')))
    .map(({ folder }) => ({ path: folder })),
};
writeFileSync('tsconfig.json', `${JSON.stringify(root, null, 2)}\n`);
