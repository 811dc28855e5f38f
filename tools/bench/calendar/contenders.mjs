import { compileCalendar, instantFromMs, readCalendarFile } from '@redress/business-time';
import chineseDays from 'chinese-days';
import { addBusinessDays, addDays } from 'date-fns';
import dayjs from 'dayjs';
import dayjsBusinessTime from 'dayjs-business-time';
import { readFileSync } from 'node:fs';
import { bareTable } from './bare-table.mjs';

// packages reckon in the zone of the process; give them the calendar's
process.env.TZ = 'Asia/Shanghai';

const file = 'policies/calendars/cn-standard.yaml';
const calendar = compileCalendar(readCalendarFile(readFileSync(file, 'utf8'), file).definition);
const daysOff = datesWhere(({ standing }) => standing === 'holiday');
const offSet = new Set(daysOff);
const makeUpSet = new Set(datesWhere(({ standing }) => standing === 'make-up'));
dayjs.extend(dayjsBusinessTime);
dayjs.setHolidays(daysOff);

/**
 * Each answers the same question: the same time of day `days` business days after `from`, as numbers. What a package
 * does not know of (holidays, make-up days) it is not helped with, and answers wrong.
 */
export const contenders = {
  limit: { name: 'bare prefix-sum table (the limit)', kind: 'limit', answer: bareTable(calendar) },
  ours: {
    name: 'business-time, on numbers',
    kind: 'ours',
    answer: (from, days) => calendar.onMs.sameTimeOnNthBusinessDay(from, days),
  },
  due: {
    name: 'business-time, due() with known years',
    kind: 'ours',
    answer: (from, days) => calendar.onMs.due(from, { unit: 'business-days', days }).at,
  },
  instants: {
    name: 'business-time, on instants as text',
    kind: 'ours',
    written: instantFromMs,
    answer: (from, days) => calendar.sameTimeOnNthBusinessDay(from, days),
  },
  dateFns: {
    name: 'date-fns addBusinessDays (weekdays only)',
    kind: 'package',
    answer: (from, days) => addBusinessDays(from, days).getTime(),
  },
  dateFnsSet: {
    name: 'date-fns addDays, with sets of holidays and make-up days',
    kind: 'package',
    answer: (from, days) => stepByStep(from, days),
  },
  dayjsBusinessTime: {
    name: 'dayjs-business-time (no make-up days)',
    kind: 'package',
    answer: (from, days) => dayjs(from).addBusinessDays(days).valueOf(),
  },
  chineseDays: {
    name: 'chinese-days findWorkday (dates only)',
    kind: 'package',
    answer: (from, days) => Date.parse(`${chineseDays.findWorkday(days, new Date(from))}T23:59:00+08:00`),
  },
};

function stepByStep(from, days) {
  let date = new Date(from);
  for (let left = days; left > 0;) {
    date = addDays(date, 1);
    const text = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
    const weekend = date.getDay() === 0 || date.getDay() === 6;
    if (makeUpSet.has(text) || (!weekend && !offSet.has(text))) left--;
  }
  return date.getTime();
}

function datesWhere(matches) {
  const dates = [];
  for (let at = Date.UTC(2019, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10);
    if (matches(calendar.day(date))) dates.push(date);
  }
  return dates;
}
