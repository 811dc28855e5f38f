import { append } from './append.mjs';
import { start } from './idle.mjs';
import { intake } from './intake.mjs';
import { relay } from './relay.mjs';
import { stack } from './stack.mjs';

/** @typedef {import('./context.d.mts').Figure} Figure */

/** @type {Record<string, (context: import('./context.d.mts').Context) => Promise<Figure | Figure[]>>} */
export const figures = { intake, append, relay, stack, start };
