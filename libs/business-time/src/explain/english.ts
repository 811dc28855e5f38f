import type { CountedLine, ReckonedLine, Reckoning, SkippedLine } from '../reckon/reckoning.js';
import type { Names } from '../units.js';
import type { Within } from '../within.js';
import { amountOf } from './amount.js';
import { partsOf } from './dates.js';
import { countsWholeDays } from './whole-days.js';
import { timesOf } from './times.js';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = 'January February March April May June July August September October November December'.split(' ');

/** A reckoning in English. */
export function english(reckoning: Reckoning): string {
  const { calendar, local, lines, within, reachesUnknownYears: unknown } = reckoning;
  const lined = lines.length > 0;
  const by = lined ? `, by calendar ${calendar.id} version ${calendar.version}` : '';
  const sentences = [
    `Due on ${moment(local.due)} (${calendar.zone}): ${allowance(within)} ${moment(local.from)}${by}.`,
    ...section(
      'Counted',
      lines.filter((line) => line.kind === 'counted').map((line) => counted(line, calendar.zone)),
    ),
    ...lines.filter((line) => line.kind === 'summarised').map(summarised),
    ...section('Left out', lines.filter((line) => line.kind === 'skipped').map(skipped)),
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

function counted(line: CountedLine, zone: string): string {
  const times = timesOf(line, zone);
  const remarks = [
    line.makeUp ? `make-up working day${of(line.makeUp)}` : '',
    line.through ? plural(line.days, 'day') : '',
    line.workingMs === undefined ? '' : amount(line.workingMs),
  ];
  return `${days(line)}${times ? ` ${times}` : ''}${inBrackets(remarks)}`;
}

function skipped(line: SkippedLine): string {
  const fallback = { 'weekly-closed': 'weekly closing day', holiday: 'holiday', closed: 'closed' }[line.reason];
  return `${days(line)}${inBrackets([line.name?.en ?? line.name?.zh ?? fallback, line.through ? plural(line.days, 'day') : ''])}`;
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

function days({ date: first, through }: CountedLine | SkippedLine): string {
  return through ? `${date(first)} to ${date(through)}` : date(first);
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
