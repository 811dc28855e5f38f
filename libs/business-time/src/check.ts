/** One thing wrong with a calendar definition, and where: `['holidays', 3, 'date']`. */
export interface CalendarProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Everything wrong with `candidate` as a calendar definition; empty when it is one. */
export declare function checkCalendar(candidate: unknown): CalendarProblem[];

/** Thrown for a definition that is not one; names every problem. */
export declare class InvalidCalendar extends Error {
  readonly problems: readonly CalendarProblem[];
}
