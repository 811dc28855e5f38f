import type { Reckoning } from '../reckon/reckoning.js';
import { english } from './english.js';
import { chinese } from './chinese.js';

export type Language = 'zh-CN' | 'en';

/** A reckoning as one paragraph: what was allowed, what counted, what was left out and why, and what is uncertain. */
export function explain(reckoning: Reckoning, language: Language): string {
  return language === 'zh-CN' ? chinese(reckoning) : english(reckoning);
}
