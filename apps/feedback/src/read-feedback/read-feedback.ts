import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Action, ActionName, FeedbackRecord, PersonalText } from '@redress/contracts';
import { ProjectionRunner } from '@redress/event-store';
import {
  type Answer,
  type Feedback,
  type Involvement,
  keptFromAnswering,
  keptFromCallingBack,
} from '@redress/feedback-domain';
import { mayReadPersonal, type Principal, type RolesServed, VAULT } from '@redress/service-kit';
import type { Opened, Vault } from '@redress/vault';
import { DataSource } from 'typeorm';
import { answerRoles, replyRoles } from '../answer-customer/answer-customer.js';
import { callbackRoles, ratingRoles } from '../call-back/call-back.js';
import { FeedbackStreams } from '../feedback-streams.js';
import { Involvements } from '../keep-out/involvements.js';

export class ReadFeedback extends Query<FeedbackRecord> {
  constructor(
    readonly complaintId: string,
    readonly principal: Principal,
  ) {
    super();
  }
}

/** What the customer was told and said, and what may be recorded now. */
@QueryHandler(ReadFeedback)
export class ReadFeedbackHandler implements IQueryHandler<ReadFeedback> {
  constructor(
    private readonly streams: FeedbackStreams,
    private readonly involvements: Involvements,
    private readonly dataSource: DataSource,
    private readonly projections: ProjectionRunner,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ complaintId, principal }: ReadFeedback): Promise<FeedbackRecord> {
    await this.streams.registeredVisible(complaintId, principal);
    const { feedback, version } = await this.streams.load(complaintId);
    const text = await this.texts(feedback.answers, principal);
    const { status, attempts, last } = feedback.callback;
    return {
      complaintId,
      version,
      answers: feedback.answers.flatMap((answer) => answerOf(answer, text) ?? []),
      callback: {
        status,
        attempts,
        dueAt: await this.dueAt(complaintId),
        satisfied: last?.satisfied ?? null,
        recordedAt: last?.at ?? null,
      },
      rating: feedback.rating,
      actions: actionsFor(complaintId, feedback, principal, await this.involvements.of(complaintId, principal)),
    };
  }

  private async dueAt(complaintId: string): Promise<string | null> {
    const table = await this.projections.live('callbacks-due');
    const rows: readonly { due_at: Date | null }[] = await this.dataSource.query(
      `SELECT due_at FROM ${table('callback')} WHERE complaint_id = $1`,
      [complaintId],
    );
    return rows[0]?.due_at?.toISOString() ?? null;
  }

  private async texts(answers: readonly Answer[], principal: Principal): Promise<(answer: Answer) => PersonalText> {
    const refs = answers.flatMap(({ text }) => (text === null ? [] : [text]));
    if (!mayReadPersonal(principal)) return () => ({ withheld: true });
    const opened = await this.vault.open(refs, { actor: principal.actor, purpose: 'handling' });
    return ({ text }) => personalText(text === null ? undefined : opened.get(text));
  }
}

function answerOf(
  answer: Answer,
  text: (answer: Answer) => PersonalText,
): FeedbackRecord['answers'][number] | undefined {
  const { solution, channel, sentAt, status } = answer;
  if (channel === null || sentAt === null) return undefined;
  const reply = status === 'agreed' || status === 'refused' ? status : 'none';
  return {
    solution,
    channel: channel as FeedbackRecord['answers'][number]['channel'],
    sentAt,
    text: text(answer),
    reply,
  };
}

function personalText(opened: Opened | undefined): PersonalText {
  if (opened === undefined || 'unknown' in opened) return { withheld: true };
  if ('erased' in opened) return { erased: true };
  return 'text' in opened ? { text: opened.text } : { withheld: true };
}

/**
 * What may be recorded now by somebody with these roles. Who must keep out is offered nothing of it, asked as the command
 * itself asks it.
 *
 * @param involvement  where it is left out, nobody is kept out
 */
export function actionsFor(
  complaintId: string,
  feedback: Feedback,
  { roles }: Pick<Principal, 'roles'>,
  involvement?: Involvement,
): Action[] {
  const action = (name: ActionName, path: string, served: RolesServed): Action[] => {
    const href = `/api/v1/feedback/${complaintId}/${path}`;
    return roles.some((role) => served.includes(role)) ? [{ name, method: 'POST', href }] : [];
  };
  if (feedback.ended) return [];
  const answers = involvement && keptFromAnswering(involvement, feedback) ? [] : feedback.answers;
  const latest = answers.at(-1);
  const status = involvement && keptFromCallingBack(involvement) ? undefined : feedback.callback.status;
  return [
    ...(latest?.status === 'ready' ? action('send-answer', 'answer', answerRoles) : []),
    ...(latest?.status === 'sent'
      ? [...action('record-agreement', 'agreement', replyRoles), ...action('record-refusal', 'refusal', replyRoles)]
      : []),
    ...(status === 'due' ? action('record-callback', 'callback', callbackRoles) : []),
    ...(status === 'recorded' ? action('rate', 'rating', ratingRoles) : []),
  ];
}
