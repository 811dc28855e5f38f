import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../parts/places.mjs';

/**
 * The projects that lie in these folders, or that these paths lie in.
 *
 * @param {string[]} paths  relative to the workspace; all projects when empty
 * @returns {{ folder: string, name: string }[]}
 */
export function projectsIn(paths) {
  return ['apps', 'libs']
    .flatMap((area) =>
      readdirSync(join(workspaceRoot, area)).flatMap((name) => [join(area, name), join(area, name, 'domain')]),
    )
    .filter((folder) => existsSync(join(workspaceRoot, folder, 'package.json')))
    .filter((folder) => paths.length === 0 || paths.some((path) => overlap(path.replace(/\/$/, ''), folder)))
    .map((folder) => ({
      folder,
      name: JSON.parse(readFileSync(join(workspaceRoot, folder, 'package.json'), 'utf8')).name,
    }));
}

const overlap = (/** @type {string} */ one, /** @type {string} */ other) =>
  `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
