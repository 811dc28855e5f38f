import type { TimelineEntry } from '@redress/contracts';

/** `redress.routing.case-routed.v1` → `case-routed`. */
export function factOf({ type }: Pick<TimelineEntry, 'type'>): string {
  return type.split('.').at(-2) ?? type;
}

export function isOfDeadlines({ type }: Pick<TimelineEntry, 'type'>): boolean {
  return type.startsWith('redress.sla.');
}

/** Whether a reader learns something: a due time that was reckoned anew and stayed the same says nothing. */
export function isWorthTelling({ type, data }: Pick<TimelineEntry, 'type' | 'data'>): boolean {
  return factOf({ type }) !== 'deadline-moved' || data['dueAt'] !== data['previousDueAt'];
}

/** Whether a person decided when to write it down; what the house itself notes later says so in its data. */
export function isWrittenByPerson({ by }: Pick<TimelineEntry, 'by'>): boolean {
  return by !== null && !by.startsWith('service:');
}

/** The texts of a fact that are not on the page already: the registration's own stand at its top. */
export function textsOf(entry: Pick<TimelineEntry, 'type' | 'texts'>): [string, TimelineEntry['texts'][string]][] {
  return factOf(entry) === 'complaint-registered' ? [] : Object.entries(entry.texts);
}

const tones: Readonly<Record<string, 'late' | 'soon' | 'good'>> = {
  'deadline-missed': 'late',
  'case-escalated': 'late',
  'solution-refused': 'late',
  'solution-rejected': 'late',
  'complaint-declined': 'late',
  'deadline-warned': 'soon',
  'ladder-step-taken': 'soon',
  'case-reopened': 'soon',
  'work-paused': 'soon',
  'deadline-met': 'good',
  'miss-refuted': 'good',
  'complaint-resolved': 'good',
  'case-closed': 'good',
  'solution-agreed': 'good',
  'solution-approved': 'good',
};

/** Good news, bad news, or neither. */
export function toneOfFact(fact: string): 'late' | 'soon' | 'good' | '' {
  return tones[fact] ?? '';
}
