import { FIRST_YEAR, LAST_YEAR, dayOfDate, yearOf } from '../civil-date.js';
import type { Findings } from './problem.js';

export type Fields = { readonly [field: string]: unknown };

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Adds a problem for every field of `value` that is none of `known`. */
export function checkFields(value: Fields, known: readonly string[], findings: Findings): void {
  for (const field of Object.keys(value).filter((name) => !known.includes(name)))
    findings.at(field).add(`There is no field "${field}" here; known are ${known.join(', ')}.`);
}

/** The entries of a list with where they stand; anything but a list is a problem. */
export function entriesOf(value: unknown, findings: Findings): { entry: unknown; at: Findings }[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map((entry: unknown, index) => ({ entry, at: findings.at(index) }));
  findings.add(`${shown(value)} is not a list; write it in brackets, or line by line with hyphens.`);
  return [];
}

/** The day of a date field; undefined when missing or wrong, which is then said. */
export function checkDate(value: unknown, findings: Findings): number | undefined {
  const day = typeof value === 'string' ? dayOfDate(value) : undefined;
  if (day === undefined) findings.add(`${shown(value)} is not a date that exists; write it like 2026-10-01.`);
  else if (yearOf(day) < FIRST_YEAR || yearOf(day) > LAST_YEAR)
    findings.add(`${shown(value)} lies outside the years ${FIRST_YEAR} to ${LAST_YEAR}.`);
  else return day;
  return undefined;
}

export function checkNames(value: unknown, findings: Findings): void {
  if (value === undefined) return;
  if (!isFields(value) || Object.keys(value).length === 0) {
    findings.add(`${shown(value)} is not a name by language; write it like { zh: 国庆节, en: National Day }.`);
    return;
  }
  checkFields(value, ['zh', 'en'], findings);
  for (const [language, name] of Object.entries(value))
    if (typeof name !== 'string' || name.trim() === '')
      findings.at(language).add(`${shown(name)} is no name; a name is text, and not empty.`);
}

/** More of a value says no more about it, and a list can be as long as the document. */
const LONGEST_SHOWN = 80;

/** How a value is quoted in a problem. */
export function shown(value: unknown): string {
  if (value === undefined) return 'Nothing';
  const text = String(JSON.stringify(value));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
