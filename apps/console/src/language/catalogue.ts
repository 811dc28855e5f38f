import type { en } from './en/index.js';

/** What every language must say; a text that is missing, or one too many, does not compile. */
export type Catalogue = typeof en;

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
