import { explain, type Language, msOf } from '@redress/business-time';
import type { Deadline } from '@redress/sla-timer-domain';

const MINUTE_MS = 60_000;

/** Why a deadline is due when it is due: how it was reckoned, what paused it, what was granted. */
export function explainDeadline(deadline: Deadline): { zh: string; en: string } {
  return { zh: paragraph(deadline, 'zh-CN'), en: paragraph(deadline, 'en') };
}

function paragraph(deadline: Deadline, language: Language): string {
  const zone = deadline.reckoning.calendar.zone;
  const local = (at: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
      msOf(at as Deadline['dueAt']),
    );
  const words = language === 'en' ? english : chinese;
  return [
    explain(deadline.reckoning, language),
    ...deadline.pauses.map(({ from, to }) =>
      to === undefined ? words.pausedSince(local(from)) : words.paused(local(from), local(to), minutes(from, to)),
    ),
    ...deadline.extensions.map(({ from, to, by }) => words.extended(local(from), local(to), by)),
    ...(deadline.dueAt === deadline.reckoning.due ? [] : [words.thus(local(deadline.dueAt))]),
    ...(deadline.refuted ? [words.refuted] : []),
  ].join(language === 'en' ? ' ' : '');
}

function minutes(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MINUTE_MS);
}

const english = {
  pausedSince: (from: string) => `The clock has stood still since ${from}.`,
  paused: (from: string, to: string, length: number) =>
    `It stood still from ${from} to ${to} (${length} minutes on the wall).`,
  extended: (from: string, to: string, by: string) => `It was extended from ${from} to ${to} by ${by}.`,
  thus: (due: string) => `So it is due at ${due}.`,
  refuted: 'Its miss was refuted: a fact recorded later shows that it was met in time.',
};
const chinese: typeof english = {
  pausedSince: (from) => `自 ${from} 起暂停计时。`,
  paused: (from, to, length) => `${from} 至 ${to} 暂停计时（历时 ${length} 分钟）。`,
  extended: (from, to, by) => `由 ${by} 批准，从 ${from} 延期至 ${to}。`,
  thus: (due) => `因此到期时间为 ${due}。`,
  refuted: '原逾期记录已被推翻：后补的事实表明已按时完成。',
};
