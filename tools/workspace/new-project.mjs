import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/**
 * Lays the files every project has: manifest with its tags, two tsconfigs, jest configuration, an empty index.
 * Usage: node tools/workspace/new-project.mjs libs/vault --type platform --scope shared --deps decider,contracts
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    type: { type: 'string' },
    scope: { type: 'string' },
    deps: { type: 'string', default: '' },
    dev: { type: 'string', default: '' },
  },
});
const [folder] = positionals;
if (!folder || !values.type || !values.scope)
  throw new Error('usage: new-project.mjs FOLDER --type T --scope S [--deps a,b] [--dev c]');
if (existsSync(join(folder, 'package.json'))) throw new Error(`${folder} is a project already`);

const up = relative(folder, '.');
const short = folder.endsWith('/domain') ? `${folder.split('/').at(-2)}-domain` : folder.split('/').at(-1);
const workspace = (list) =>
  Object.fromEntries(
    list
      .split(',')
      .filter(Boolean)
      .map((name) => [`@redress/${name}`, '*']),
  );
const write = (file, content) => writeFileSync(join(folder, file), content);
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

mkdirSync(join(folder, 'src'), { recursive: true });
write(
  'package.json',
  json({
    name: `@redress/${short}`,
    version: '0.1.0',
    private: true,
    type: 'module',
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    dependencies: workspace(values.deps),
    devDependencies: workspace(values.dev),
    nx: {
      tags: [`type:${values.type}`, `scope:${values.scope}`],
      targets: { build: {}, 'typecheck-specs': {}, test: {} },
    },
  }),
);
write(
  'tsconfig.json',
  json({
    extends: `${up}/tsconfig.base.json`,
    compilerOptions: { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo' },
    include: ['src'],
    exclude: ['src/**/*.spec.ts'],
    references: [],
  }),
);
write(
  'tsconfig.spec.json',
  json({
    extends: './tsconfig.json',
    compilerOptions: { composite: false, noEmit: true, tsBuildInfoFile: null, types: ['node', 'jest'] },
    include: ['src'],
    exclude: [],
    references: [],
  }),
);
write('jest.config.mjs', `import preset from '${up}/jest.preset.mjs';\n\nexport default preset(import.meta.url);\n`);
if (!existsSync(join(folder, 'src/index.ts'))) write('src/index.ts', 'export {};\n');
execFileSync('node', ['tools/workspace/sync-references.mjs']);
