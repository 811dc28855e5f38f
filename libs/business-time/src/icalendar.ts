import type { Holiday, MakeUpDay } from './definition.js';

/** What an iCalendar file says about days, and what of it was left out and why. */
export interface ImportedDays {
  readonly holidays: readonly Holiday[];
  readonly makeUpDays: readonly MakeUpDay[];
  readonly leftOut: readonly { readonly line: number; readonly summary: string; readonly reason: string }[];
}

/** Reads whole-day events of iCalendar text (RFC 5545) as holidays and make-up days. */
export declare function importICalendar(
  text: string,
  years: { readonly from: number; readonly through: number },
): ImportedDays;
