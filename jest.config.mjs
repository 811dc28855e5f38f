import { existsSync, readdirSync } from 'node:fs';

/** All projects in one run: one cache, one pool of workers. A single one: `npx jest -c libs/vault/jest.config.mjs`. */
const folders = ['apps', 'libs'].flatMap((area) =>
  readdirSync(new URL(area, import.meta.url)).flatMap((name) => [`${area}/${name}`, `${area}/${name}/domain`]),
);

export default {
  projects: folders.filter((folder) => existsSync(new URL(`${folder}/jest.config.mjs`, import.meta.url))),
  // above a project's own: the runner itself takes this one
  workerIdleMemoryLimit: '700MB',
};
