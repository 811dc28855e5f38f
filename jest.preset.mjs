import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
/** Parts that specs share (a database server, a broker) end together with this process. */
process.env.REDRESS_TEST_RUN ??= String(process.pid);

/** Packages in `folder` (nested ones too) that are ES modules: jest runs CommonJS, so these are translated. */
function esModulesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('@')) return esModulesIn(path).map((name) => `${entry.name}/${name}`);
      const manifest = join(path, 'package.json');
      const own =
        existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module' ? [entry.name] : [];
      return [...own, ...esModulesIn(join(path, 'node_modules'))];
    });
}

/** `@redress/x` → that project's sources, so that specs need no build. */
function workspaceSources() {
  const mapped = {};
  for (const pattern of ['apps', 'libs']) {
    for (const name of readdirSync(join(root, pattern))) {
      for (const folder of [join(root, pattern, name), join(root, pattern, name, 'domain')]) {
        const manifest = join(folder, 'package.json');
        if (!existsSync(manifest)) continue;
        mapped[`^${JSON.parse(readFileSync(manifest, 'utf8')).name}$`] = join(folder, 'src/index.ts');
      }
    }
  }
  return mapped;
}

const esModules = [...new Set(esModulesIn(join(root, 'node_modules')))];
const swc = (parser, transform) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: { target: 'es2023', keepClassNames: true, parser, transform },
  },
];

/** The jest configuration of one project. */
export default (projectUrl) => ({
  rootDir: dirname(fileURLToPath(projectUrl)),
  displayName: JSON.parse(readFileSync(join(dirname(fileURLToPath(projectUrl)), 'package.json'), 'utf8')).name,
  testEnvironment: 'node',
  testTimeout: 30_000,
  workerIdleMemoryLimit: '700MB',
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', ...workspaceSources() },
  transform: {
    '^.+\\.tsx?$': swc(
      { syntax: 'typescript', decorators: true, tsx: true },
      {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
    ),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }, {}),
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${esModules.join('|')})/)`],
});
