import type { Instant } from '@redress/business-time';
import type { Policy } from '@redress/policy';
import type { CaseEvent } from '@redress/routing-domain';
import type { TimetableEvent } from '@redress/sla-timer-domain';
import type { Happened, Rehearsed } from './rehearse.js';
import { wallTime } from './summary.js';
import { type Language, Words } from './words.js';

/** One line of a timeline; `of` says which mark it is shown with. */
export interface TimelineLine {
  readonly at: Instant;
  readonly of: 'fact' | 'starts' | 'reminder' | 'missed' | 'met' | 'moved' | 'follows';
  readonly text: string;
}

/** What it is read with: names of the policy, and the wall clock of its calendar. */
export interface Reader {
  readonly policy: Policy;
  readonly zone: string;
  readonly language: Language;
}

/** A rehearsal as a person reads it, in the order of time. */
export function timelineOf({ happened }: Rehearsed, reader: Reader): readonly TimelineLine[] {
  const words = new Words(reader.policy, reader.language);
  const due = (moment: Instant) => wallTime(moment, reader.zone);
  const lines = happened.flatMap((each) => lineOf(each, words, due) ?? []);
  return lines
    .map((line, index) => ({ line, index }))
    .sort((one, other) =>
      one.line.at < other.line.at ? -1 : one.line.at > other.line.at ? 1 : one.index - other.index,
    )
    .map(({ line }) => line);
}

type Due = (moment: Instant) => string;

function lineOf(each: Happened, words: Words, due: Due): TimelineLine | undefined {
  const { at } = each;
  switch (each.is) {
    case 'fact':
      return each.fact.name.startsWith('case-graded') || each.fact.name === 'case-escalated'
        ? undefined
        : { at, of: 'fact', text: words.fact(each.fact.name) };
    case 'duty':
      return { at, of: 'follows', text: words.say('to do: ', '应办：') + words.of('duties', each.id) };
    case 'document':
      return { at, of: 'follows', text: words.say('to print: ', '应出具：') + words.of('documents', each.id) };
    case 'approval': {
      const nobody = words.say('nobody has to approve', '无需审批');
      const who = words.say('to approve: ', '须审批：') + words.roles(each.approvals);
      return { at, of: 'follows', text: each.approvals.length === 0 ? nobody : who };
    }
    case 'case':
      return caseLine(at, each.event, words);
    case 'time':
      return timeLine(at, each.event, words, due);
  }
}

function caseLine(at: Instant, event: CaseEvent, words: Words): TimelineLine | undefined {
  if (event.type === 'CaseGraded')
    return { at, of: 'follows', text: words.say('grade: ', '级别：') + words.of('grades', event.data.grade) };
  if (event.type === 'CaseEscalated')
    return { at, of: 'follows', text: words.say('handed up to ', '上报') + words.roles(event.data.to) };
  return undefined;
}

function timeLine(at: Instant, event: TimetableEvent, words: Words, due: Due): TimelineLine | undefined {
  if (event.type === 'TimetableOpened' || event.type === 'TimetableMoved' || event.type === 'FactNoted')
    return undefined;
  if (event.type === 'TermAgreed')
    return { at, of: 'moved', text: `${words.say('agreed date: ', '约定日期：')}${due(event.data.until)}` };
  const name = words.of('deadlines', event.data.deadline);
  const colon = words.say(': ', '：');
  const line = (of: TimelineLine['of'], text: string): TimelineLine => ({ at, of, text: name + colon + text });
  switch (event.type) {
    case 'DeadlineSet':
      return line(
        'starts',
        `${words.say('due ', '到期 ')}${due(event.data.dueAt)} (${words.role(event.data.ownerRole)}; ${event.data.rule})`,
      );
    case 'DeadlineWarned':
      return line('reminder', words.say('reminder to ', '提醒') + words.roles(event.data.tell));
    case 'DeadlineMissed':
      return line('missed', words.say('missed', '超时'));
    case 'LadderStepTaken':
      return line('missed', stepOf(event.data, words));
    case 'DeadlineMet':
      return line('met', event.data.inTime ? words.say('met', '按时完成') : words.say('done, too late', '超时后完成'));
    case 'MissRefuted':
      return line('met', words.say('was met after all', '实为按时完成'));
    case 'DeadlineCancelled':
      return line('met', words.say('lifted: ', '解除：') + words.fact(event.data.because));
    case 'DeadlinePaused':
      return line('moved', words.say('stands still', '暂停计时'));
    case 'DeadlineResumed':
    case 'DeadlineExtended':
    case 'DeadlineMoved':
      return line('moved', words.say('now due ', '改为 ') + due(event.data.dueAt));
    default:
      return undefined; // what only the record keeps
  }
}

function stepOf(
  { step, tell, raiseGradeTo, escalateTo, reassignTo }: Extract<TimetableEvent, { type: 'LadderStepTaken' }>['data'],
  words: Words,
): string {
  const parts = [
    tell.length > 0 ? words.say('told: ', '告知') + words.roles(tell) : undefined,
    raiseGradeTo === null ? undefined : words.say('grade becomes ', '升为') + words.of('grades', raiseGradeTo),
    escalateTo === null ? undefined : words.say('handed up to ', '上报') + words.role(escalateTo),
    reassignTo === null ? undefined : words.say('taken over by ', '改派') + words.role(reassignTo),
  ];
  return `${step}${words.say(': ', '：')}${parts.filter((part) => part !== undefined).join(words.say('; ', '；'))}`;
}
