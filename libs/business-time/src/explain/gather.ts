import { existingDay } from '../civil-date.js';
import type { CountedLine, ReckonedLine, SkippedLine } from '../reckon/reckoning.js';
import type { DateText, Names } from '../units.js';

/** Days in a row that a sentence names together. */
export interface Run {
  readonly date: DateText;
  readonly through?: DateText;
  readonly days: number;
}

/** Days that counted: one period of one day, or days in a row with the make-up working days among them. */
export type CountedRun = CountedLine & {
  readonly makeUps: readonly { readonly date: DateText; readonly names: Names }[];
};

/** Days in a row that were left out, for one reason or several. */
export interface SkippedRun extends Run {
  readonly reasons: readonly Pick<SkippedLine, 'reason' | 'name'>[];
}

/** As many runs of weekly closing days are named one by one; more are only counted. */
const NAMED = 3;

export interface Gathered {
  readonly counted: readonly CountedRun[];
  /** Holidays and other days that were closed. */
  readonly skipped: readonly SkippedRun[];
  /** Days that are closed in every week; the runs are empty where they are too many to be named. */
  readonly weekly: { readonly days: number; readonly runs: readonly Run[] };
}

/** The lines of a reckoning as a reader wants them told: what lies in a row together, and weekends in one place. */
export function gathered(lines: readonly ReckonedLine[]): Gathered {
  const skipped = lines.filter((line) => line.kind === 'skipped');
  const weekly = skipped.filter(({ reason }) => reason === 'weekly-closed');
  return {
    counted: inRows(lines.filter((line) => line.kind === 'counted').map(countedRun), (one, other) =>
      one.from || other.from
        ? undefined
        : { ...together(one, other), makeUps: [...one.makeUps, ...other.makeUps], ...worked(one, other) },
    ),
    skipped: inRows(skipped.filter(({ reason }) => reason !== 'weekly-closed').map(skippedRun), (one, other) => ({
      ...together(one, other),
      reasons: [...one.reasons, ...other.reasons],
    })),
    weekly: {
      days: weekly.reduce((days, line) => days + line.days, 0),
      runs: weekly.length > NAMED ? [] : weekly,
    },
  };
}

function countedRun(line: CountedLine): CountedRun {
  return { ...line, makeUps: line.makeUp ? [{ date: line.date, names: line.makeUp }] : [] };
}

function skippedRun({ date, through, days, reason, name }: SkippedLine): SkippedRun {
  return { date, ...(through && { through }), days, reasons: [{ reason, ...(name && { name }) }] };
}

/** Neighbours that follow one another day by day, put together where `join` says how. */
function inRows<R extends Run>(runs: readonly R[], join: (one: R, other: R) => R | undefined): readonly R[] {
  const result: R[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    const next = last && existingDay(last.through ?? last.date) + 1 === existingDay(run.date);
    const joined = next ? join(last, run) : undefined;
    if (joined) result[result.length - 1] = joined;
    else result.push(run);
  }
  return result;
}

function together<R extends Run>(one: R, other: R): R {
  return { ...one, through: other.through ?? other.date, days: one.days + other.days };
}

function worked(one: CountedRun, other: CountedRun): Pick<CountedRun, 'workingMs'> {
  return one.workingMs === undefined ? {} : { workingMs: one.workingMs + (other.workingMs ?? 0) };
}
