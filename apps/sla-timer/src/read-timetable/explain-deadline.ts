import { explain, type Language, msOf } from '@redress/business-time';
import { type Deadline, unknownYearsOf } from '@redress/sla-timer-domain';

const MINUTE_MS = 60_000;

/** The deadline that this one may not outlast, as it stands, with its title by the policy. */
export interface OuterLimit {
  readonly title: { readonly zh: string; readonly en: string };
  readonly dueAt: Deadline['dueAt'];
}

/** Why a deadline is due when it is due: how it was reckoned, what paused it, what was granted, what limits it. */
export function explainDeadline(deadline: Deadline, limit?: OuterLimit): { zh: string; en: string } {
  return { zh: paragraph(deadline, limit, 'zh-CN'), en: paragraph(deadline, limit, 'en') };
}

function paragraph(deadline: Deadline, limit: OuterLimit | undefined, language: Language): string {
  const { reckoning, dueAt, refuted } = deadline;
  const words = language === 'en' ? english : chinese;
  const local = localIn(reckoning.calendar.zone);
  const unknown = unknownYearsOf(deadline);
  const isLimited = limit?.dueAt === dueAt && dueAt !== reckoning.due;
  return [
    explain({ ...reckoning, ...(unknown.length > 0 && { reachesUnknownYears: unknown }) }, language),
    ...happenings(deadline, words, local),
    ...(isLimited ? [words.limited(language === 'en' ? limit.title.en : limit.title.zh)] : []),
    ...(dueAt === reckoning.due ? [] : [words.thus(local(dueAt))]),
    ...(refuted ? [words.refuted] : []),
  ].join(language === 'en' ? ' ' : '');
}

/** Pauses and extensions, one after another as they came. */
function happenings({ pauses, extensions }: Deadline, words: typeof english, local: (at: string) => string) {
  const paused = pauses.map(({ from, to }) => ({
    at: from,
    told: to === undefined ? words.pausedSince(local(from)) : words.paused(local(from), local(to), minutes(from, to)),
  }));
  const extended = extensions.map(({ at, from, to, by }) => ({ at, told: words.extended(local(from), local(to), by) }));
  return [...paused, ...extended].sort((one, other) => (one.at < other.at ? -1 : 1)).map(({ told }) => told);
}

function localIn(zone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => format.format(msOf(at as Deadline['dueAt']));
}

function minutes(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MINUTE_MS);
}

const english = {
  pausedSince: (from: string) => `The clock has stood still since ${from}.`,
  paused: (from: string, to: string, length: number) =>
    `It stood still from ${from} to ${to} (${length} minutes on the wall).`,
  extended: (from: string, to: string, by: string) => `It was extended from ${from} to ${to} by ${by}.`,
  limited: (outer: string) => `It may not be later than “${outer}”.`,
  thus: (due: string) => `So it is due at ${due}.`,
  refuted: 'Its miss was refuted: a fact recorded later shows that it was met in time.',
};
const chinese: typeof english = {
  pausedSince: (from) => `自 ${from} 起暂停计时。`,
  paused: (from, to, length) => `${from} 至 ${to} 暂停计时（历时 ${length} 分钟）。`,
  extended: (from, to, by) => `由 ${by} 批准，从 ${from} 延期至 ${to}。`,
  limited: (outer) => `不得晚于“${outer}”。`,
  thus: (due) => `因此到期时间为 ${due}。`,
  refuted: '原逾期记录已被推翻：后补的事实表明已按时完成。',
};
