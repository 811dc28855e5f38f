import { type CalendarEvent, valueOf } from './icalendar-lines.js';

export type DayKind = 'holiday' | 'make-up';

/** Words for a day off; looked for first, since some hold a word for work. */
const off =
  /不(?:用|必|需)?上班|无需上班|非工作日|[补補][假休]|放假|假期|假日|[节節]假|休假|休息|公休|\bnon-?\s?work(?:ing)?(?:[- ]?days?)?\b|\bno(?:t an?)? work(?:ing)?(?:[- ]?days?)?\b|\b(?:days?|time) off(?: (?:from )?work)?\b|\bholidays?\b|\brest days?\b/iu;
/** Words for a make-up working day. */
const work =
  /[补補]行?上?班|上班|[调調]班|工作日|\bmake-?\s?up(?: work(?:ing)?)?[- ]?days?\b|\bwork(?:ing)?[- ]?(?:days?|saturdays?|sundays?)\b/iu;
const everyOff = new RegExp(off.source, 'giu');
/** Text that is nothing but a mark; some words are one only where they stand alone. */
const offMark = new RegExp(`^(?:${off.source}|休|假|off)$`, 'iu');
const workMark = new RegExp(`^(?:${work.source}|班|work|make-?up)$`, 'iu');
const workAtAnEnd = new RegExp(`^\\s*(?:${work.source})|(?:${work.source})\\s*$`, 'iu');
const offAtAnEnd = new RegExp(`^\\s*(?:${off.source})|(?:${off.source})\\s*$`, 'iu');
const exchanged = /[调調]休/u;
/** `第1天/共3天` */
const count = /第\d+天\s*[/／]?\s*共\d+天/gu;
const brackets = /[（(【[]([^（()）【】[\]]*)[）)】\]]/gu;
const lastBracket = new RegExp(`${brackets.source}\\s*$`, 'u');
const firstBracket = new RegExp(`^\\s*${brackets.source}`, 'u');

/**
 * Whether a whole day of an iCalendar file is a day off or a make-up working day; undefined where it says both, or that
 * days are exchanged (调休) and not which this one is.
 *
 * `X-APPLE-SPECIAL-DAY`, which Chinese publishers write, decides. Otherwise the first part of the summary, up to a comma
 * or semicolon, that says either; later parts with a number speak of other days (国庆节 放假 共7天，9月20日补班). In it a mark
 * that fills brackets at its end or its beginning decides (国庆节（班）), then the words outside of brackets, then those
 * inside. Words for both are a working day where a word for work stands at an end, none for a day off does, and no date
 * or number is there (国庆节放假调休上班). What says neither is a holiday.
 */
export function kindOf(event: CalendarEvent): DayKind | undefined {
  const marked = valueOf(event, 'X-APPLE-SPECIAL-DAY')?.toUpperCase();
  if (marked === 'WORK-HOLIDAY') return 'holiday';
  if (marked === 'ALTERNATE-WORKDAY') return 'make-up';
  const parts = (valueOf(event, 'SUMMARY') ?? '').replace(count, ' ').split(/[,，;；。\n]/u);
  for (const [index, part] of parts.entries()) {
    const said = index > 0 && /\d/.test(part) ? undefined : kindOfPart(part);
    if (said) return said === 'unclear' ? undefined : said;
  }
  return 'holiday';
}

/** What a day is called: its summary without the count of days and the mark at its end or beginning. */
export function nameOf(summary: string): string {
  const text = summary.replace(count, ' ').trim();
  const [bracket, inside = ''] = lastBracket.exec(text) ?? [];
  const unmarked = bracket && (markOf(inside) || exchanged.test(inside)) ? text.slice(0, -bracket.length) : text;
  const words = unmarked.split(/([\s·]+)/u).filter(Boolean);
  // in English, a word like Holiday may be part of the name
  while (words.length > 1 && isHanMark(words.at(-1) ?? '')) words.pop();
  while (words.length > 1 && isHanMark(words[0] ?? '')) words.shift();
  return words.join('').trim() || text;
}

function isHanMark(word: string): boolean {
  return /^[\s·]+$/u.test(word) || (/\p{Script=Han}/u.test(word) && markOf(word) !== undefined);
}

function markOf(text: string): DayKind | undefined {
  if (offMark.test(text.trim())) return 'holiday';
  return workMark.test(text.trim()) ? 'make-up' : undefined;
}

function kindOfPart(part: string): DayKind | 'unclear' | undefined {
  const mark = markOf(lastBracket.exec(part)?.[1] ?? '') ?? markOf(firstBracket.exec(part)?.[1] ?? '');
  const inside = [...part.matchAll(brackets)].map(([, text]) => text).join(' ');
  return mark ?? kindOfWords(part.replace(brackets, ' ')) ?? kindOfWords(inside);
}

function kindOfWords(text: string): DayKind | 'unclear' | undefined {
  // 班 and 休 are marks between spaces too; English words there belong to a sentence
  const marks = text.split(/[\s·:：|—]+/u).map((word) => (isHanMark(word) ? markOf(word) : undefined));
  const saysOff = off.test(text) || marks.includes('holiday');
  const saysWork = work.test(text.replace(everyOff, ' ')) || marks.includes('make-up');
  if (saysOff && saysWork) {
    const isWork = workAtAnEnd.test(text) && !offAtAnEnd.test(text) && !/\d/.test(text);
    return isWork ? 'make-up' : 'unclear';
  }
  if (saysOff || saysWork) return saysOff ? 'holiday' : 'make-up';
  return exchanged.test(text) ? 'unclear' : undefined;
}
