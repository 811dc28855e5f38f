import { type Decider, unreachable } from '@redress/decider';
import type { CaseEvent } from './case.events.js';
import { type Case, evolve, unopened } from './case.js';
import {
  closeCase,
  type CloseCase,
  followCallback,
  type FollowCallback,
  noteReply,
  type NoteReply,
  reopenCase,
  type ReopenCase,
  resolveComplaint,
  type ResolveComplaint,
} from './conclude.js';
import {
  escalateCase,
  type EscalateCase,
  followLadderStep,
  type FollowLadderStep,
  followMiss,
  type FollowMiss,
  followRefutation,
  type FollowRefutation,
} from './escalate.js';
import {
  assignCase,
  type AssignCase,
  regradeCase,
  type RegradeCase,
  rerouteCase,
  type RerouteCase,
} from './hand-over.js';
import {
  pauseWork,
  type PauseWork,
  recordContact,
  type RecordContact,
  recordFindings,
  type RecordFindings,
  resumeWork,
  type ResumeWork,
} from './investigate.js';
import { moveCase, type MoveCase } from './move-case.js';
import { returnCase, type ReturnCase } from './return-case.js';
import { openCase, type OpenCase } from './open-case.js';
import { noteFact, type NoteFact } from './note-fact.js';
import type { CaseRefusal } from './refusals.js';
import {
  approveSolution,
  type ApproveSolution,
  proposeSolution,
  type ProposeSolution,
  rejectSolution,
  type RejectSolution,
} from './solve.js';

export type CaseCommand =
  | OpenCase
  | AssignCase
  | RerouteCase
  | ReturnCase
  | MoveCase
  | RegradeCase
  | RecordContact
  | RecordFindings
  | PauseWork
  | ResumeWork
  | ProposeSolution
  | ApproveSolution
  | RejectSolution
  | EscalateCase
  | NoteFact
  | FollowLadderStep
  | FollowMiss
  | FollowRefutation
  | NoteReply
  | ResolveComplaint
  | ReopenCase
  | CloseCase
  | FollowCallback;

/** Everything routing decides about one case. */
export const caseDecider: Decider<Case, CaseCommand, CaseEvent, CaseRefusal> = {
  initial: unopened,
  evolve,
  decide(command, current) {
    switch (command.type) {
      case 'open-case':
        return openCase(command, current);
      case 'assign-case':
        return assignCase(command, current);
      case 'reroute-case':
        return rerouteCase(command, current);
      case 'move-case':
        return moveCase(command, current);
      case 'return-case':
        return returnCase(command, current);
      case 'regrade-case':
        return regradeCase(command, current);
      case 'record-contact':
        return recordContact(command, current);
      case 'record-findings':
        return recordFindings(command, current);
      case 'pause-work':
        return pauseWork(command, current);
      case 'resume-work':
        return resumeWork(command, current);
      case 'propose-solution':
        return proposeSolution(command, current);
      case 'approve-solution':
        return approveSolution(command, current);
      case 'reject-solution':
        return rejectSolution(command, current);
      case 'note-fact':
        return noteFact(command, current);
      case 'escalate-case':
        return escalateCase(command, current);
      case 'follow-ladder-step':
        return followLadderStep(command, current);
      case 'follow-miss':
        return followMiss(command, current);
      case 'follow-refutation':
        return followRefutation(command, current);
      case 'note-reply':
        return noteReply(command, current);
      case 'resolve-complaint':
        return resolveComplaint(command, current);
      case 'reopen-case':
        return reopenCase(command, current);
      case 'close-case':
        return closeCase(command, current);
      case 'follow-callback':
        return followCallback(command, current);
      default:
        return unreachable(command);
    }
  },
};
