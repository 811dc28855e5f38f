import type { CaseRecord, ComplaintRecord, FeedbackRecord, Timetable } from '@redress/contracts';
import { useCallback, useEffect } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { useChanges } from '../../api/use-changes.js';
import { useClockSetter } from '../../time/business-clock.js';
import { type ComplaintRecords, errorsToTell, isOpening, type RecordErrors } from './records.js';

export interface OneComplaint extends ComplaintRecords {
  /** What is to be told where a record would stand; the record is an older state then, or undefined. */
  readonly errors: RecordErrors;
  /** The complaint is registered and a service has not heard of it yet: a matter of moments. */
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

  const records: ComplaintRecords = {
    complaint: complaint.answer,
    case: handling.answer,
    timetable: timetable.answer,
    feedback: feedback.answer,
  };
  const errors: RecordErrors = {
    complaint: complaint.error,
    case: handling.error,
    timetable: timetable.error,
    feedback: feedback.error,
  };
  const opening = isOpening(records, errors);
  useEffect(() => {
    if (!opening) return;
    const timer = setInterval(() => void reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [opening, reload]);

  return { ...records, errors: errorsToTell(errors, opening), opening, reload };
}
