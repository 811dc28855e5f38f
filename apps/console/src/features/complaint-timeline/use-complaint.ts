import type { CaseRecord, ComplaintRecord, FeedbackRecord, Timetable } from '@redress/contracts';
import { useCallback, useEffect } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { useAnswer } from '../../api/use-answer.js';
import { useChanges } from '../../api/use-changes.js';
import { useClockSetter } from '../../time/business-clock.js';

/** What the four services know about one complaint. */
export interface ComplaintRecords {
  readonly complaint: ComplaintRecord | undefined;
  readonly case: CaseRecord | undefined;
  readonly timetable: Timetable | undefined;
  readonly feedback: FeedbackRecord | undefined;
}

export interface OneComplaint extends ComplaintRecords {
  readonly error: unknown;
  /** The complaint is registered and the case is not open yet: a matter of moments. */
  readonly opening: boolean;
  readonly reload: () => Promise<void>;
}

const LOOK_AGAIN_MS = 1_000;

/** One complaint with its case, timetable and feedback, kept up to date. */
export function useComplaint(complaintId: string): OneComplaint {
  const complaint = useAnswer<ComplaintRecord>(`/api/v1/complaints/${complaintId}`);
  const handling = useAnswer<CaseRecord>(`/api/v1/cases/${complaintId}`);
  const timetable = useAnswer<Timetable>(`/api/v1/timetables/${complaintId}`);
  const feedback = useAnswer<FeedbackRecord>(`/api/v1/feedback/${complaintId}`);

  const setClock = useClockSetter();
  const reading = handling.answer?.clock ?? timetable.answer?.clock;
  useEffect(() => {
    if (reading) setClock(reading);
  }, [reading, setClock]);

  const [one, two, three, four] = [complaint.reload, handling.reload, timetable.reload, feedback.reload];
  const reload = useCallback(async () => {
    await Promise.all([one(), two(), three(), four()]);
  }, [one, two, three, four]);
  useChanges(reload, (changed) => changed === null || changed === complaintId);

  const opening = complaint.answer !== undefined && handling.answer === undefined && isMissing(handling.error);
  useEffect(() => {
    if (!opening) return;
    const timer = setInterval(() => void reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [opening, reload]);

  return {
    complaint: complaint.answer,
    case: handling.answer,
    timetable: timetable.answer,
    feedback: feedback.answer,
    error: complaint.error,
    opening,
    reload,
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}
