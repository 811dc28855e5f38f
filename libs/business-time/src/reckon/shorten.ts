import { type CountedLine, type ReckonedLine, type SummaryLine, maximumLines } from './reckoning.js';

/** Few enough lines to be read: days in a row together, and the middle of a long reckoning as one sum. */
export function shortened(lines: readonly ReckonedLine[]): ReckonedLine[] {
  const byPeriod = joined(lines, false);
  if (byPeriod.length <= maximumLines) return byPeriod;
  const byRun = joined(lines, true);
  if (byRun.length <= maximumLines) return byRun;
  const shown = Math.floor(maximumLines / 2);
  return [...byRun.slice(0, shown), summary(byRun.slice(shown, -shown)), ...byRun.slice(-shown)];
}

/** Neighbouring lines that say the same, as one; `periods` gives up which hours of the days were counted. */
function joined(lines: readonly ReckonedLine[], periods: boolean): ReckonedLine[] {
  const result: ReckonedLine[] = [];
  for (const line of lines) {
    const last = result.at(-1);
    const together = last && join(last, line, periods);
    if (together) result[result.length - 1] = together;
    else result.push(line);
  }
  return result;
}

function join(one: ReckonedLine, other: ReckonedLine, periods: boolean): ReckonedLine | undefined {
  const through = 'through' in other && other.through ? other.through : other.date;
  if (one.kind === 'skipped' && other.kind === 'skipped')
    return one.reason === other.reason && sameNames(one.name, other.name)
      ? { ...one, through, days: one.days + other.days }
      : undefined;
  if (one.kind !== 'counted' || other.kind !== 'counted' || !sameNames(one.makeUp, other.makeUp)) return undefined;
  if (!periods && (one.from || other.from)) return undefined;
  return joinedDays(one, other, through);
}

function joinedDays(one: CountedLine, other: CountedLine, through: string): CountedLine {
  const { from: _from, to: _to, ...days } = one;
  const sameDay = (one.through ?? one.date) === other.date;
  const worked = (one.workingMs ?? 0) + (other.workingMs ?? 0);
  return {
    ...days,
    ...(through === one.date ? {} : { through }),
    days: one.days + other.days - (sameDay ? 1 : 0),
    ...(one.workingMs === undefined ? {} : { workingMs: worked }),
  };
}

function summary(lines: readonly ReckonedLine[]): SummaryLine {
  const [first, last] = [lines[0] as ReckonedLine, lines.at(-1) as ReckonedLine];
  const sum = (of: (line: ReckonedLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const worked = sum((line) => (line.kind === 'counted' ? (line.workingMs ?? 0) : 0));
  return {
    kind: 'summarised',
    date: first.date,
    through: last.through ?? last.date,
    countedDays: sum((line) => (line.kind === 'counted' ? line.days : 0)),
    skippedDays: sum((line) => (line.kind === 'skipped' ? line.days : 0)),
    ...(worked > 0 ? { workingMs: worked } : {}),
  };
}

function sameNames(one: object | undefined, other: object | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
