import type { Action, ActionName, CaseRecord, DeadlineRecord } from '@redress/contracts';
import type { ComplaintRecords } from './records.js';

/** Something that may be done now, with the version of the record that says so. */
export interface AvailableAction {
  readonly name: ActionName;
  readonly href: string;
  readonly version: number;
  /** The deadline it belongs to, if it belongs to one. */
  readonly deadline?: DeadlineRecord;
}

/** The way a complaint usually goes; everything else is done on the side. */
const mainWay: readonly ActionName[] = [
  'accept',
  'decline',
  'approve-solution',
  'reject-solution',
  'resume',
  'record-contact',
  'record-findings',
  'propose-solution',
  'send-answer',
  'record-agreement',
  'record-refusal',
  'resolve',
  'record-callback',
  'close',
];

const destructive: readonly ActionName[] = ['erase-customer'];

export function isDestructive(name: ActionName): boolean {
  return destructive.includes(name);
}

/** Whether a complaint is taken up is decided by its record alone, which does not know that its case has ended. */
const beforeTheEnd: readonly ActionName[] = ['accept', 'decline'];

/** Every action that the records allow and that makes sense together, those of single deadlines left out. */
export function actionsOf({ complaint, case: handling, feedback }: ComplaintRecords): AvailableAction[] {
  const ended = handling?.status === 'resolved' || handling?.status === 'closed';
  return [complaint, handling, feedback]
    .flatMap((record) =>
      record === undefined ? [] : record.actions.map((action) => withVersion(action, record.version)),
    )
    .filter(({ name }) => !(ended && beforeTheEnd.includes(name)));
}

export function actionsOfDeadline(deadline: DeadlineRecord, version: number): AvailableAction[] {
  return deadline.actions.map((action) => ({ ...withVersion(action, version), deadline }));
}

function withVersion({ name, href }: Action, version: number): AvailableAction {
  return { name, href, version };
}

/** Actions of the usual way, in its order, and the others. */
export function arranged(actions: readonly AvailableAction[]): { main: AvailableAction[]; others: AvailableAction[] } {
  const main = mainWay.flatMap((name) => actions.filter((action) => action.name === name));
  return { main, others: actions.filter((action) => !main.includes(action)) };
}

/** What is most likely to be done next by whoever may do `available`; the screen puts it forward. */
export function nextActionOf(records: ComplaintRecords, available: readonly ActionName[]): ActionName | undefined {
  const { complaint, case: handling } = records;
  const candidates: readonly ActionName[] = [
    ...(complaint?.status === 'registered' ? (['accept'] as const) : []),
    ...(handling?.paused == null ? [] : (['resume'] as const)),
    ...dueIn(records),
  ];
  return candidates.find((name) => available.includes(name));
}

/** What the state of the case waits for, most urgent first. */
function dueIn({ case: handling }: ComplaintRecords): readonly ActionName[] {
  switch (handling?.status) {
    case 'awaiting-approval':
      return ['approve-solution'];
    case 'approved':
      return ['send-answer'];
    case 'answered':
      return ['record-agreement'];
    case 'agreed':
      return ['resolve'];
    case 'resolved':
      return ['record-callback', 'close'];
    case 'closed':
    case undefined:
      return [];
    case 'open':
      return whileOpen(handling.timeline);
  }
}

function whileOpen(timeline: CaseRecord['timeline']): readonly ActionName[] {
  const happened = (fact: string) => timeline.some(({ type }) => type === `redress.routing.${fact}.v1`);
  return [
    ...(happened('customer-contacted') ? [] : (['record-contact'] as const)),
    ...(happened('findings-recorded') ? [] : (['record-findings'] as const)),
    'propose-solution',
  ];
}
