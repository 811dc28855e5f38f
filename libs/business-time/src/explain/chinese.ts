import type { Reckoning, SummaryLine } from '../reckon/reckoning.js';
import type { Within } from '../within.js';
import { amountOf } from './amount.js';
import { partsOf } from './dates.js';
import { type CountedRun, type Gathered, gathered, type Run, type SkippedRun } from './gather.js';
import { countsWholeDays } from './whole-days.js';
import { timesOf } from './times.js';

const weekdays = '一二三四五六日';

/** A reckoning in Chinese. */
export function chinese(reckoning: Reckoning): string {
  const { calendar, local, lines, within, reachesUnknownYears: unknown } = reckoning;
  const by = lines.length > 0 ? `，按日历 ${calendar.id} 第${calendar.version}版` : '';
  const told = gathered(lines);
  const sentences = [
    `到期时间：${moment(local.due)}（${calendar.zone}）。${basis(within, moment(local.from))}${by}。`,
    ...section(
      '计入',
      told.counted.map((line) => counted(line, calendar.zone)),
    ),
    ...lines.filter((line) => line.kind === 'summarised').map(summarised),
    ...section('不计', [...told.skipped.map(skipped), ...weekly(told.weekly)]),
  ];
  if (countsWholeDays(reckoning)) sentences.push('起算日为非工作日，按整日计算。');
  if (unknown) sentences.push(`${unknown.join('、')}年放假安排尚未公布，公布后将重新计算到期时间。`);
  return sentences.join('');
}

function basis(within: Within, from: string): string {
  switch (within.unit) {
    case 'elapsed':
      return `自${from}起${direction(within.ms)}${amount(within.ms)}（自然时间）`;
    case 'working-time':
      return `自${from}起${direction(within.ms)}${amount(within.ms)}工作时间`;
    case 'working-days':
      return `自${from}起${direction(within.days)}${Math.abs(within.days)}个工作日的工作时间`;
    case 'business-days': {
      const start = within.counting === 'from-next-day' ? '次日起' : '起';
      const until = within.until === 'close' ? '，至当日营业结束' : '';
      return `自${from}${start}${direction(within.days)}${Math.abs(within.days)}个工作日${until}`;
    }
    case 'calendar-days':
    case 'calendar-weeks':
    case 'calendar-months': {
      const unit = { 'calendar-days': '个自然日', 'calendar-weeks': '周', 'calendar-months': '个月' }[within.unit];
      const until = within.until === 'end-of-day' ? '，至当日24:00' : '';
      return `自${from}起${direction(within.count)}${Math.abs(within.count)}${unit}${until}`;
    }
    case 'same-day':
      return `自${from}起，至${within.until === 'closing' ? '营业结束' : '当日24:00'}`;
    case 'agreed':
      return `自${from}起，按与客户约定的日期`;
  }
}

function counted(line: CountedRun, zone: string): string {
  const several = line.through !== undefined;
  const remarks = [
    several ? `${line.days}天` : '',
    line.workingMs === undefined ? '' : amount(line.workingMs),
    ...line.makeUps.map(({ date: day, names }) => {
      const makeUp = `${names.zh ?? names.en ?? ''}调休上班`;
      return several ? `其中${date(day)}为${makeUp}` : makeUp;
    }),
  ];
  return `${days(line)}${timesOf(line, zone)}${inBrackets(remarks)}`;
}

function skipped(run: SkippedRun): string {
  const fallback = { 'weekly-closed': '休息日', holiday: '节假日', closed: '停业' };
  const names = run.reasons.map(({ name, reason }) => name?.zh ?? name?.en ?? fallback[reason]);
  return `${days(run)}${inBrackets([[...new Set(names)].join('、'), run.through ? `${run.days}天` : ''])}`;
}

function weekly({ days: count, runs }: Gathered['weekly']): string[] {
  if (count === 0) return [];
  return [runs.length === 0 ? `每周休息日${count}天` : `${runs.map(days).join('、')}（每周休息日）`];
}

function summarised({ date: first, through, countedDays, skippedDays, workingMs }: SummaryLine): string {
  const worked = workingMs === undefined ? '' : `（${amount(workingMs)}）`;
  return `${date(first)}至${date(through)}之间，计入${countedDays}天${worked}，不计${skippedDays}天。`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length > 0 ? [`${title}：${items.join('、')}。`] : [];
}

function days({ date: first, through }: Run): string {
  if (!through) return date(first);
  const sameMonth = first.slice(0, 7) === through.slice(0, 7);
  return `${date(first)}至${sameMonth ? date(through).replace(/^\d+月/, '') : date(through)}`;
}

function inBrackets(remarks: readonly string[]): string {
  const said = remarks.filter(Boolean);
  return said.length > 0 ? `（${said.join('，')}）` : '';
}

function date(text: string): string {
  const { month, day, weekday } = partsOf(text);
  return `${month}月${day}日周${weekdays[weekday]}`;
}

function moment(text: string): string {
  const { year, month, day, weekday, time } = partsOf(text);
  return `${year}年${month}月${day}日（周${weekdays[weekday]}）${time}`;
}

function direction(amount: number): string {
  return amount < 0 ? '倒推' : '';
}

function amount(ms: number): string {
  const { hours, minutes, seconds } = amountOf(ms);
  const parts = [
    hours ? `${hours}小时` : '',
    minutes ? `${minutes}分钟` : '',
    seconds || (!hours && !minutes) ? `${seconds}秒` : '',
  ];
  return parts.join('');
}
