import { intake } from './intake.mjs';

/** @type {Record<string, (context: import('./context.d.mts').Context) => Promise<import('./context.d.mts').Figure>>} */
export const figures = { intake };
