import type { CaseRecord, ComplaintRecord, FeedbackRecord, Timetable } from '@redress/contracts';
import { ApiProblem } from '../../api/problem.js';

/** What the four services know about one complaint. */
export interface ComplaintRecords {
  readonly complaint: ComplaintRecord | undefined;
  readonly case: CaseRecord | undefined;
  readonly timetable: Timetable | undefined;
  readonly feedback: FeedbackRecord | undefined;
}

/** Why a record, or its latest state, could not be had. */
export type RecordErrors = Readonly<Record<keyof ComplaintRecords, unknown>>;

const following = ['case', 'timetable', 'feedback'] as const;

/** The complaint is registered and a service has not heard of it yet: a matter of moments. */
export function isOpening(records: ComplaintRecords, errors: RecordErrors): boolean {
  if (records.complaint === undefined) return false;
  return following.some((name) => records[name] === undefined && isMissing(errors[name]));
}

/** What a reader has to be told: that a service has not heard of a complaint is no fault while it is being opened. */
export function errorsToTell(errors: RecordErrors, opening: boolean): RecordErrors {
  const told = (error: unknown) => (opening && isMissing(error) ? undefined : error);
  return {
    complaint: errors.complaint,
    case: told(errors.case),
    timetable: told(errors.timetable),
    feedback: told(errors.feedback),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}
