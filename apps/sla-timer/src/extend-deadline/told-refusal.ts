import type { TimetableRefusal } from '@redress/sla-timer-domain';

/** An extension beyond somebody's authority, where there is no such authority or nobody beyond it. */
interface WithoutAuthority {
  readonly code: 'extension-not-yours' | 'extension-beyond-everybody';
  readonly deadline: string;
  readonly until: string;
  readonly approver: string | null;
}
export type ToldRefusal = TimetableRefusal | WithoutAuthority;

/** The refusal in the code whose sentence fits: one that names a latest time or an approver needs to have one. */
export function toldRefusal(refusal: TimetableRefusal): ToldRefusal {
  if (refusal.code !== 'extension-beyond-authority') return refusal;
  const { deadline, until, approver, latest } = refusal;
  if (approver === null) return { code: 'extension-beyond-everybody', deadline, until, approver };
  return latest === null ? { code: 'extension-not-yours', deadline, until, approver } : refusal;
}
