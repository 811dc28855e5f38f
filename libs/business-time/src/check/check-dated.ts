import { dateOfDay } from '../civil-date.js';
import { isClosed, isHalfDay } from '../dated-days.js';
import { weekdayNames } from '../units.js';
import { checkPeriods, checkTime } from './check-hours.js';
import { type Fields, checkDate, checkFields, checkNames, entriesOf, isFields, shown } from './check-values.js';
import type { Findings } from './problem.js';

const lists = ['holidays', 'makeUpDays', 'exceptions'] as const;
const kinds = ['closed', 'hours', 'hoursOf', 'closesAt', 'opensAt'];
const LONGEST_RUN_DAYS = 401;

/** What speaks of a date: one entry that gives it hours or none, and one that cuts them to half a day. */
interface Claims {
  readonly given: Map<number, { readonly label: string; readonly closed: boolean }>;
  readonly cut: Map<number, string>;
}

/** Checks all dated days together: each by itself, and that no date is spoken of twice. */
export function checkDated(definition: Fields, findings: Findings): void {
  const claims: Claims = { given: new Map(), cut: new Map() };
  for (const list of lists) {
    for (const { entry, at } of entriesOf(definition[list], findings.at(list))) {
      if (!isFields(entry)) at.add(`${shown(entry)} is not an entry with a date; write it like { date: 2026-10-01 }.`);
      else {
        checkKind(list, entry, at);
        checkNames(entry['name'], at.at('name'));
        claimDates(list, entry, claims, at);
      }
    }
  }
}

function checkKind(list: (typeof lists)[number], entry: Fields, at: Findings): void {
  const common = ['date', 'through', 'name'];
  if (list === 'holidays') return checkFields(entry, common, at);
  if (list === 'makeUpDays') {
    checkFields(entry, [...common, 'hoursOf'], at);
    return checkWeekday(entry['hoursOf'], at.at('hoursOf'));
  }
  checkFields(entry, [...common, ...kinds], at);
  const said = kinds.filter((kind) => entry[kind] !== undefined);
  if (said.length !== 1)
    at.add(`Exactly one of ${kinds.join(', ')} says what is different; ${said.join(' and ') || 'none'} is there.`);
  if (entry['closed'] !== undefined && entry['closed'] !== true)
    at.at('closed').add(`${shown(entry['closed'])} is not true; write closed: true, or leave it.`);
  if (entry['hours'] !== undefined) checkPeriods(entry['hours'], at.at('hours'));
  if (entry['hoursOf'] !== undefined) checkWeekday(entry['hoursOf'], at.at('hoursOf'));
  for (const field of ['closesAt', 'opensAt']) if (entry[field] !== undefined) checkTime(entry[field], at.at(field));
}

function checkWeekday(value: unknown, at: Findings): void {
  if (!weekdayNames.some((name) => name === value))
    at.add(`${shown(value)} is not a weekday; it is one of ${weekdayNames.join(', ')}.`);
}

function claimDates(list: (typeof lists)[number], entry: Fields, { given, cut }: Claims, at: Findings): void {
  const first = checkDate(entry['date'], at.at('date'));
  const last = entry['through'] === undefined ? first : checkDate(entry['through'], at.at('through'));
  if (first === undefined || last === undefined) return;
  if (last < first)
    return at.at('through').add(`It ends on ${dateOfDay(last)}, before it starts on ${dateOfDay(first)}.`);
  const days = last - first + 1;
  if (days > LONGEST_RUN_DAYS)
    return at
      .at('through')
      .add(`${days} days in one entry are more than ${LONGEST_RUN_DAYS}; change the weekly hours instead.`);
  const label = `${list} ${shown(entry['date'])}`;
  const half = list === 'exceptions' && isHalfDay(entry);
  const closed = list === 'holidays' || isClosed(entry);
  for (let day = first; day <= last; day++) {
    const gives = given.get(day);
    const other = half ? (cut.get(day) ?? (gives?.closed ? gives.label : undefined)) : gives?.label;
    const taken = other ?? (closed ? cut.get(day) : undefined);
    if (taken) return at.add(`${dateOfDay(day)} is spoken of already in ${taken}.`);
    if (half) cut.set(day, label);
    else given.set(day, { label, closed });
  }
}
