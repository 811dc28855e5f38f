import type { Reckoning } from './reckoning.js';

export type Language = 'zh-CN' | 'en';

/** A reckoning as one readable paragraph. */
export declare function explain(reckoning: Reckoning, language: Language): string;
