import {
  AccountabilityNoted,
  CaseAssigned,
  CaseClosed,
  CaseEscalated,
  CaseGraded,
  CaseOpened,
  CaseReopened,
  CaseRouted,
  CaseUnassigned,
  CaseReturned,
  CaseMoved,
  ComplaintResolved,
  CustomerContacted,
  FactNoted,
  FindingsRecorded,
  SolutionApproved,
  SolutionProposed,
  SolutionRejected,
  WorkPaused,
  WorkResumed,
} from '@redress/contracts';
import type { AnnouncementDraft } from '@redress/event-store';
import type { CaseEvent, Case } from '@redress/routing-domain';

/** Facts that other services stated: this stream keeps them, and does not announce them again. */
type ToldByOthers = 'AnswerNoted' | 'AgreementNoted' | 'RefusalNoted' | 'MissNoted' | 'MissTakenBack';

const typeOf: Readonly<Record<Exclude<CaseEvent['type'], 'CaseOpened' | ToldByOthers>, string>> = {
  CaseGraded: CaseGraded.type,
  CaseRouted: CaseRouted.type,
  CaseAssigned: CaseAssigned.type,
  CaseUnassigned: CaseUnassigned.type,
  CaseReturned: CaseReturned.type,
  CaseMoved: CaseMoved.type,
  AccountabilityNoted: AccountabilityNoted.type,
  CustomerContacted: CustomerContacted.type,
  FindingsRecorded: FindingsRecorded.type,
  SolutionProposed: SolutionProposed.type,
  SolutionApproved: SolutionApproved.type,
  SolutionRejected: SolutionRejected.type,
  CaseEscalated: CaseEscalated.type,
  FactNoted: FactNoted.type,
  WorkPaused: WorkPaused.type,
  WorkResumed: WorkResumed.type,
  ComplaintResolved: ComplaintResolved.type,
  CaseReopened: CaseReopened.type,
  CaseClosed: CaseClosed.type,
};

/** What other services may know of a fact of a case. What another service told us, it tells the others itself. */
export function announceCase(complaintId: string, event: CaseEvent, current: Case): readonly AnnouncementDraft[] {
  const imported = current.status !== 'unopened' && current.opened.imported;
  const about = { topic: 'routing', key: complaintId, ...(imported && { headers: { ce_imported: 'true' } }) };
  switch (event.type) {
    case 'AnswerNoted':
    case 'AgreementNoted':
    case 'RefusalNoted':
    case 'MissNoted':
    case 'MissTakenBack':
      return [];
    case 'CaseOpened': {
      const { matter, policy, grade, department, assisting, firstContactOwner, because } = event.data;
      return [
        {
          ...about,
          type: CaseOpened.type,
          data: { branch: matter.branch, policy, grade, department, assisting, firstContactOwner, because },
        },
      ];
    }
    default:
      return [{ ...about, type: typeOf[event.type], data: event.data }];
  }
}
