import type { Instant } from '@redress/business-time';
import type { Deadline } from '@redress/sla-timer-domain';
import type { Rehearsed } from './rehearse.js';

/** How a deadline stands, in one word. */
export type Standing = 'running' | 'paused' | 'met' | 'missed' | 'lifted';

/** What came of a rehearsal, as scenarios expect it. */
export interface Summary {
  readonly grade: string;
  readonly department: string;
  /** Deadline → `2026-03-06 10:00 missed`, on the wall of the zone; of a recurring duty, its first round. */
  readonly deadlines: Readonly<Record<string, string>>;
  readonly duties: readonly string[];
  readonly documents: readonly string[];
  readonly approval: readonly string[];
  readonly capa: readonly string[];
}

/** What was missed stays missed, however it ends. */
export function standingOf({ status, missedAt }: Deadline): Standing {
  if (missedAt !== null) return 'missed';
  if (status === 'cancelled') return 'lifted';
  return status === 'running' || status === 'paused' ? status : status === 'overdue' ? 'missed' : 'met';
}

export function summaryOf(rehearsed: Rehearsed, zone: string): Summary {
  const { grade, department, timetable, happened, approval, capa } = rehearsed;
  const ids = (is: 'duty' | 'document') => [
    ...new Set(happened.flatMap((each) => (each.is === is ? [(each as { id: string }).id] : []))),
  ];
  const deadlines = [...timetable.rounds].flatMap(([id, rounds]) => {
    const first = rounds.find(({ isVoid }) => !isVoid);
    return first === undefined ? [] : [[id, `${wallTime(first.dueAt, zone)} ${standingOf(first)}`] as const];
  });
  return {
    ...{ grade, department, capa, approval },
    deadlines: Object.fromEntries(deadlines),
    duties: ids('duty'),
    documents: ids('document'),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-06 10:00` on the wall of the zone. */
export function wallTime(moment: Instant, timeZone: string): string {
  const known =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, known);
  return known.format(new Date(moment));
}
