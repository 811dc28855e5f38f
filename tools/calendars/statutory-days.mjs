import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const packageFolder = dirname(require.resolve('chinese-days/package.json'));
const data = require('chinese-days/dist/chinese-days.json');
const DAY_MS = 86_400_000;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** The package shortens three names; these are the ones people use. */
const fullNames = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/** Name and version of the package the days come from. */
export const origin = `chinese-days ${require('chinese-days/package.json').version}`;

/** What each year of the package has: statutory holidays, make-up working days, and the notices they were read from. */
export function statutoryYears() {
  const sources = noticesByYear();
  const years = [...new Set(Object.keys(data.holidays).map((date) => Number(date.slice(0, 4))))].sort((a, b) => a - b);
  return years.map((year) => ({
    year,
    sources: sources.get(year) ?? [],
    holidays: runs(daysOf(data.holidays, year)),
    makeUpDays: daysOf(data.workdays, year).map((day) => ({ ...day, hoursOf: hoursFor(day) })),
  }));
}

function daysOf(list, year) {
  return Object.entries(list)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, text]) => {
      const [en, zh] = text.split(',');
      return { date, name: { zh: fullNames[zh] ?? zh, en } };
    })
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** Days in a row with one name, as one entry with its last day. */
function runs(days) {
  const result = [];
  for (const day of days) {
    const last = result.at(-1);
    if (last && last.name.zh === day.name.zh && Date.parse(day.date) - Date.parse(last.through) === DAY_MS)
      last.through = day.date;
    else result.push({ ...day, through: day.date });
  }
  return result;
}

/**
 * The n-th make-up day of a holiday stands in for the n-th weekday given off because of it, and has its hours. The
 * notices do not say so in words; where they give no such weekday off, it is the neighbouring one.
 */
function hoursFor({ date, name }) {
  const sameHoliday = (list) =>
    Object.entries(list)
      .filter(
        ([other, text]) =>
          text.startsWith(`${name.en},`) && Math.abs(Date.parse(other) - Date.parse(date)) < 30 * DAY_MS,
      )
      .map(([other]) => other)
      .sort();
  const standsInFor = sameHoliday(data.inLieuDays)[sameHoliday(data.workdays).indexOf(date)];
  if (standsInFor) return weekdays[new Date(standsInFor).getUTCDay()];
  return new Date(date).getUTCDay() === 6 ? 'friday' : 'monday';
}

/** The addresses written above each year in the package's own source. */
function noticesByYear() {
  const text = readFileSync(join(packageFolder, 'src/holidays/generate.ts'), 'utf8');
  const notices = new Map();
  for (const [comment] of text.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const year = /\*\s+(\d{4})\s*\n/.exec(comment);
    const addresses = comment.match(/https?:\/\/\S+/g);
    if (year && addresses) notices.set(Number(year[1]), addresses);
  }
  return notices;
}
