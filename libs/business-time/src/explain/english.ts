import type { ReckonedLine, Reckoning } from '../reckon/reckoning.js';
import type { Names } from '../units.js';
import type { Within } from '../within.js';
import { amountOf } from './amount.js';
import { partsOf } from './dates.js';
import { type CountedRun, type Gathered, gathered, type Run, type SkippedRun } from './gather.js';
import { countsWholeDays } from './whole-days.js';
import { timesOf } from './times.js';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = 'January February March April May June July August September October November December'.split(' ');

/** A reckoning in English. */
export function english(reckoning: Reckoning): string {
  const { calendar, local, lines, within, reachesUnknownYears: unknown } = reckoning;
  const lined = lines.length > 0;
  const told = gathered(lines);
  const by = lined ? `, by calendar ${calendar.id} version ${calendar.version}` : '';
  const sentences = [
    `Due on ${moment(local.due)} (${calendar.zone}): ${allowance(within)} ${moment(local.from)}${by}.`,
    ...section(
      'Counted',
      told.counted.map((line) => counted(line, calendar.zone)),
    ),
    ...lines.filter((line) => line.kind === 'summarised').map(summarised),
    ...section('Left out', [...told.skipped.map(skipped), ...weekly(told.weekly)]),
  ];
  if (countsWholeDays(reckoning))
    sentences.push('It began on a day that is no business day, so that whole days are counted.');
  if (unknown)
    sentences.push(
      `The holidays of ${unknown.join(', ')} are not published yet; the due time is reckoned anew when they are.`,
    );
  return sentences.join(' ');
}

function allowance(within: Within): string {
  switch (within.unit) {
    case 'elapsed':
      return `${amount(within.ms)} ${direction(within.ms)}`;
    case 'working-time':
      return `${amount(within.ms)} of working time ${direction(within.ms)}`;
    case 'working-days':
      return `${plural(within.days, 'working day')} of working time ${direction(within.days)}`;
    case 'business-days': {
      const close = within.until === 'close' ? 'close of business ' : '';
      const day = within.counting === 'from-next-day' ? ' the day of' : '';
      return `${close}${plural(within.days, 'business day')} ${direction(within.days)}${day}`;
    }
    case 'calendar-days':
    case 'calendar-weeks':
    case 'calendar-months': {
      const unit = within.unit.replace('calendar-', '').replace(/s$/, '');
      const name = unit === 'day' ? 'calendar day' : unit;
      return `${within.until === 'end-of-day' ? 'end of the day ' : ''}${plural(within.count, name)} ${direction(within.count)}`;
    }
    case 'same-day':
      return within.until === 'closing' ? 'closing time, from' : 'end of the same day, from';
    case 'agreed':
      return 'as agreed with the customer, from';
  }
}

function counted(line: CountedRun, zone: string): string {
  const times = timesOf(line, zone);
  const several = line.through !== undefined;
  const remarks = [
    several ? plural(line.days, 'day') : '',
    line.workingMs === undefined ? '' : amount(line.workingMs),
    ...line.makeUps.map(({ date: day, names }) =>
      several ? `${date(day)} being a make-up working day${of(names)}` : `make-up working day${of(names)}`,
    ),
  ];
  return `${days(line)}${times ? ` ${times}` : ''}${inBrackets(remarks)}`;
}

function skipped(run: SkippedRun): string {
  const fallback = { 'weekly-closed': 'weekly closing day', holiday: 'holiday', closed: 'closed' };
  const names = run.reasons.map(({ name, reason }) => name?.en ?? name?.zh ?? fallback[reason]);
  return `${days(run)}${inBrackets([list([...new Set(names)]), run.through ? plural(run.days, 'day') : ''])}`;
}

function weekly({ days: count, runs }: Gathered['weekly']): string[] {
  if (count === 0) return [];
  if (runs.length === 0) return [plural(count, 'weekly closing day')];
  return [`weekly closing ${count === 1 ? 'day' : 'days'} ${list(runs.map(days))}`];
}

function summarised(line: ReckonedLine): string {
  if (line.kind !== 'summarised') return '';
  const worked = line.workingMs === undefined ? '' : ` with ${amount(line.workingMs)} of working time`;
  return `Between ${date(line.date)} and ${date(line.through)}, ${plural(line.countedDays, 'day')}${worked} counted and ${plural(line.skippedDays, 'day')} did not.`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? [`${title}: ${items.join('; ')}.`] : [];
}

function of(names: Names): string {
  const name = names.en ?? names.zh;
  return name ? ` for ${name}` : '';
}

function days({ date: first, through }: Run): string {
  if (!through) return date(first);
  const sameMonth = first.slice(0, 7) === through.slice(0, 7);
  return `${sameMonth ? date(first).replace(/ \w+$/, '') : date(first)} – ${date(through)}`;
}

/** `a, b and c` */
function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function inBrackets(remarks: readonly string[]): string {
  const said = remarks.filter(Boolean);
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}

function date(text: string): string {
  const { day, month, weekday } = partsOf(text);
  return `${weekdays[weekday]?.slice(0, 3)} ${day} ${months[month - 1]?.slice(0, 3)}`;
}

function moment(text: string): string {
  const { year, month, day, weekday, time } = partsOf(text);
  return `${weekdays[weekday]} ${day} ${months[month - 1]} ${year} at ${time}`;
}

function direction(amount: number): string {
  return amount < 0 ? 'before' : 'after';
}

function amount(ms: number): string {
  const { hours, minutes, seconds } = amountOf(ms);
  const parts = [
    hours ? `${hours} h` : '',
    minutes ? `${minutes} min` : '',
    seconds || (!hours && !minutes) ? `${seconds} s` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

function plural(count: number, unit: string): string {
  return `${Math.abs(count)} ${unit}${Math.abs(count) === 1 ? '' : 's'}`;
}
