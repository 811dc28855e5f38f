import type { CalendarDefinition } from './definition.js';

/** One thing wrong with a calendar file. */
export interface CalendarFileProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ReadCalendarFile =
  | { readonly outcome: 'read'; readonly definition: CalendarDefinition }
  | { readonly outcome: 'refused'; readonly problems: readonly CalendarFileProblem[] };

/** Reads a calendar definition from YAML (or JSON) text. `file` only names it in problems. */
export declare function readCalendarFile(text: string, file: string): ReadCalendarFile;
