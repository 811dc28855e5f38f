import { existsSync, readdirSync } from 'node:fs';

/** All projects in one run: one cache, one pool of workers. A single one: `npx jest -c libs/vault/jest.config.mjs`. */
const folders = ['apps', 'libs'].flatMap((area) =>
  readdirSync(new URL(area, import.meta.url)).flatMap((name) => [`${area}/${name}`, `${area}/${name}/domain`]),
);
const configs = folders
  .map((folder) => new URL(`${folder}/jest.config.mjs`, import.meta.url))
  .filter((config) => existsSync(config));
const imported = await Promise.all(configs.map(async (config) => (await import(config.href)).default));

/** These two belong to the run as a whole: within a project jest would not heed them. */
const ofTheRun = imported.map(({ testTimeout, workerIdleMemoryLimit }) => ({ testTimeout, workerIdleMemoryLimit }))[0];

export default {
  ...ofTheRun,
  projects: imported.map(({ testTimeout: _, workerIdleMemoryLimit: __, ...project }) => project),
};
