/**
 * Starts one process in its container: `node tools/docker/run.mjs intake`. What the environment does not say comes from
 * what prepare.mjs handed out, so that nothing secret stands in a compose file.
 */
import { stateFolder } from '../parts/places.mjs';
import { handedOut } from './environment-file.mjs';

const [app = ''] = process.argv.slice(2);

// an empty variable counts as a missing one
for (const [name, value] of Object.entries(handedOut(stateFolder))) process.env[name] ||= value;
await import(new URL(`../../apps/${app}/dist/main.js`, import.meta.url).href);
