import { FIRST_YEAR, LAST_YEAR, yearOf } from '../civil-date.js';
import type { CalendarDefinition } from '../definition.js';
import { zoneNamed } from '../zone.js';
import { checkDated } from './check-dated.js';
import { checkHalfDays } from './check-half-days.js';
import { checkTime, checkWeek } from './check-hours.js';
import { type Fields, checkDate, checkFields, checkNames, entriesOf, isFields, shown } from './check-values.js';
import { type CalendarProblem, Findings } from './problem.js';

const fields = [
  'id',
  'version',
  'title',
  'inherits',
  'branches',
  'zone',
  'hours',
  'breaks',
  'standardDay',
  'holidays',
  'makeUpDays',
  'exceptions',
  'knownYears',
];
/** The largest integer of PostgreSQL; a date like 20261231 is less. */
const LAST_VERSION = 2_147_483_647;
const idShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const branchShape = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Everything wrong with `candidate` as a calendar definition; empty when it is one. */
export function checkCalendar(candidate: unknown): CalendarProblem[] {
  const findings = new Findings();
  if (!isFields(candidate)) {
    findings.add(`A calendar is a set of fields: id, version, zone, hours and so on; ${shown(candidate)} is none.`);
    return findings.problems;
  }
  checkFields(candidate, fields, findings);
  checkIdentity(candidate, findings);
  checkBranches(candidate['branches'], findings.at('branches'));
  checkNames(candidate['title'], findings.at('title'));
  checkZone(candidate, findings);
  checkWeek(candidate['hours'], findings.at('hours'));
  checkWeek(candidate['breaks'], findings.at('breaks'));
  if (candidate['standardDay'] !== undefined && checkTime(candidate['standardDay'], findings.at('standardDay')) === 0)
    findings
      .at('standardDay')
      .add(`${shown(candidate['standardDay'])} is no standard day, which is longer than nothing.`);
  checkDated(candidate, findings);
  checkKnownYears(candidate['knownYears'], findings.at('knownYears'));
  if (findings.problems.length === 0)
    checkHalfDays(candidate as unknown as CalendarDefinition, findings.at('exceptions'));
  return findings.problems;
}

function checkIdentity(candidate: Fields, findings: Findings): void {
  const { id, version, inherits } = candidate;
  const needed = 'is not a name; use lower-case letters, digits and hyphens, like cn-standard.';
  if (typeof id !== 'string' || !idShape.test(id)) findings.at('id').add(`${shown(id)} ${needed}`);
  if (inherits !== undefined && (typeof inherits !== 'string' || !idShape.test(inherits)))
    findings.at('inherits').add(`${shown(inherits)} ${needed}`);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > LAST_VERSION)
    findings.at('version').add(`${shown(version)} is not a version; it is a whole number from 1 to ${LAST_VERSION}.`);
}

function checkBranches(value: unknown, findings: Findings): void {
  if (value === undefined) return;
  if (!Array.isArray(value))
    return findings.add(`${shown(value)} is not a list of units; write it like [cn/east/hangzhou-01].`);
  value.forEach((branch: unknown, index) => {
    if (typeof branch !== 'string' || !branchShape.test(branch))
      findings.at(index).add(`${shown(branch)} is not the path of a unit, like cn/east/hangzhou-01.`);
    else if (value.indexOf(branch) < index) findings.at(index).add(`${branch} is named twice.`);
  });
}

function checkZone({ zone, inherits }: Fields, findings: Findings): void {
  if (zone === undefined && inherits !== undefined) return;
  try {
    if (typeof zone !== 'string') throw new RangeError('not text');
    zoneNamed(zone);
  } catch {
    findings.at('zone').add(`${shown(zone)} is not an IANA time zone, like Asia/Shanghai.`);
  }
}

function checkKnownYears(value: unknown, findings: Findings): void {
  const taken = new Map<number, string>();
  for (const { entry, at } of entriesOf(value, findings)) {
    if (!isFields(entry)) {
      at.add(`${shown(entry)} is not a year with its source; write it like { year: 2026, source: … }.`);
      continue;
    }
    checkFields(entry, ['year', 'through', 'source', 'settledThrough'], at);
    const { year, through = year, source } = entry;
    if (!isYear(year)) at.at('year').add(`${shown(year)} is not a year from ${FIRST_YEAR} to ${LAST_YEAR}.`);
    else if (!isYear(through) || through < year)
      at.at('through').add(`${shown(through)} is not a year from ${year} to ${LAST_YEAR}.`);
    else claimYears(year, through, taken, at);
    if (entry['settledThrough'] !== undefined) {
      const settled = checkDate(entry['settledThrough'], at.at('settledThrough'));
      if (settled !== undefined && isYear(through) && yearOf(settled) !== through)
        at.at('settledThrough').add(
          `${shown(entry['settledThrough'])} lies outside ${through}, the last of these years.`,
        );
    }
    if (typeof source !== 'string' || source.trim() === '')
      at.at('source').add(
        `${shown(source)} is no source; say where the year is published, so that others can look it up.`,
      );
  }
}

function claimYears(first: number, last: number, taken: Map<number, string>, at: Findings): void {
  for (let year = first; year <= last; year++) {
    const other = taken.get(year);
    if (other) return at.add(`${year} is spoken of already in knownYears ${other}.`);
    taken.set(year, String(first));
  }
}

function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR;
}
