import { AnswerSent, CallbackRecorded, SatisfactionRated, SolutionAgreed, SolutionRefused } from '@redress/contracts';
import type { AnnouncementDraft } from '@redress/event-store';
import type { FeedbackEvent } from '@redress/feedback-domain';

/** The facts others hear of; those that follow from routing’s own are told by routing. */
const announced: Partial<Readonly<Record<FeedbackEvent['type'], string>>> = {
  AnswerSent: AnswerSent.type,
  SolutionAgreed: SolutionAgreed.type,
  SolutionRefused: SolutionRefused.type,
  CallbackRecorded: CallbackRecorded.type,
  SatisfactionRated: SatisfactionRated.type,
};

/** What other services may know of what a customer was told and said. */
export function announceFeedback(complaintId: string, event: FeedbackEvent): readonly AnnouncementDraft[] {
  const type = announced[event.type];
  return type === undefined ? [] : [{ topic: 'feedback', key: complaintId, type, data: event.data }];
}
