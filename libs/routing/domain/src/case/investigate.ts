import { type Dated, type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { type Policy, standardPauseStates } from '@redress/policy';
import { accountability } from './accountability.js';
import type { Actor, CaseEvent, VaultRef } from './case.events.js';
import type { Case } from './case.js';
import { whileItWasOpen, whileOpen } from './in-hand.js';
import { mustKeepOut } from './keep-out.js';
import { raisedByFacts } from './raise-grade.js';
import type { CaseRefusal } from './refusals.js';
import type { Staff } from './staff.js';
import { notYours } from './whose-case.js';

export interface RecordContact extends Dated {
  readonly type: 'record-contact';
  readonly channel: string;
  readonly reached: boolean;
  readonly note: VaultRef | null;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly by: Actor;
}
export interface RecordFindings extends Dated {
  readonly type: 'record-findings';
  readonly liability: string;
  readonly cause: string | null;
  readonly findings: VaultRef;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly by: Actor;
}
export interface PauseWork extends Dated {
  readonly type: 'pause-work';
  readonly waitingFor: string;
  readonly reason: VaultRef | null;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly by: Actor;
}
export interface ResumeWork extends Dated {
  readonly type: 'resume-work';
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly by: Actor;
}

/** The customer was spoken to, or an attempt was made (B-12); it may be written down after the case was resolved. */
export function recordContact(command: RecordContact, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { channel, reached, note, by } = command;
  return whileItWasOpen(command, current, (opened, at) => {
    const kept = mustKeepOut(opened, command);
    if (kept) return refuse(kept);
    return record<CaseEvent>({ type: 'CustomerContacted', happenedAt: at, data: { channel, reached, note, by } });
  });
}

/** What the department found, and who is liable (A-5, B-12, D-11); that can raise the grade (D-13). */
export function recordFindings(command: RecordFindings, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { liability, cause, findings, policy, by, now } = command;
  return whileOpen(command, current, (opened, at) => {
    const stranger = notYours(opened, command, { assisting: true });
    if (stranger) return refuse(stranger);
    const data = { department: opened.department, liability, cause, findings, by };
    return record<CaseEvent>(
      { type: 'FindingsRecorded', happenedAt: at, data },
      ...raisedByFacts({ ...opened, liability, cause }, policy, at, now),
      ...accountability(opened, { ...opened, liability, cause }, { because: 'findings-recorded', at, now, policy }),
    );
  });
}

/** Nothing can be done here until somebody else acts; which deadlines stand still is the policy’s matter. */
export function pauseWork(command: PauseWork, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { waitingFor, reason, policy, by } = command;
  return whileOpen(command, current, (opened, at) => {
    const stranger = notYours(opened, command);
    if (stranger) return refuse(stranger);
    const states = [...standardPauseStates, ...policy.pauseStates.map(({ id }) => id)];
    if (!states.includes(waitingFor)) return refuse({ code: 'state-unknown', waitingFor, states });
    if (opened.waitingFor === waitingFor) return nothingToRecord;
    if (opened.waitingFor !== null) return refuse({ code: 'paused-already', waitingFor: opened.waitingFor });
    return record<CaseEvent>({ type: 'WorkPaused', happenedAt: at, data: { waitingFor, reason, by } });
  });
}

export function resumeWork(command: ResumeWork, current: Case): Decision<CaseEvent, CaseRefusal> {
  return whileOpen(command, current, (opened, at) => {
    const stranger = notYours(opened, command);
    if (stranger) return refuse(stranger);
    const { waitingFor } = opened;
    return waitingFor === null
      ? refuse({ code: 'not-paused' })
      : record<CaseEvent>({ type: 'WorkResumed', happenedAt: at, data: { waitedFor: waitingFor, by: command.by } });
  });
}
