import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type {
  RecordAgreement as RecordAgreementBody,
  RecordRefusal as RecordRefusalBody,
  SendAnswer as SendAnswerBody,
} from '@redress/contracts';
import type { RolesServed } from '@redress/service-kit';
import type { z } from 'zod';
import { FeedbackAction } from '../feedback-command.js';
import { type FeedbackOutcome, FeedbackStreams } from '../feedback-streams.js';

export const answerRoles: RolesServed = ['receiver', 'handler', 'supervisor', 'department-manager', 'leader-in-charge'];
export const replyRoles: RolesServed = ['receiver', 'handler', 'supervisor', 'department-manager', 'leader-in-charge'];

/** The customer was told the approved solution (B-9). */
export class SendAnswer extends FeedbackAction<z.infer<typeof SendAnswerBody>> {}
/** The customer agrees. */
export class RecordAgreement extends FeedbackAction<z.infer<typeof RecordAgreementBody>> {}
/** The customer does not agree (B-7). */
export class RecordRefusal extends FeedbackAction<z.infer<typeof RecordRefusalBody>> {}

@CommandHandler(SendAnswer)
export class SendAnswerHandler implements ICommandHandler<SendAnswer> {
  constructor(private readonly streams: FeedbackStreams) {}

  execute({ body, ...request }: SendAnswer): Promise<FeedbackOutcome> {
    const { solution, channel, text, happenedAt } = body;
    return this.streams.act({ ...request, happenedAt, fact: 'answer-sent' }, { kind: 'answer', text }, (given, ref) => {
      if (ref === null) throw new Error('An answer has words; its schema requires them');
      return { type: 'send-answer', solution, channel, text: ref, ...given };
    });
  }
}

@CommandHandler(RecordAgreement)
export class RecordAgreementHandler implements ICommandHandler<RecordAgreement> {
  constructor(private readonly streams: FeedbackStreams) {}

  execute({ body, ...request }: RecordAgreement): Promise<FeedbackOutcome> {
    const { solution, signed, happenedAt } = body;
    const nothingTyped = { kind: 'note', text: undefined };
    return this.streams.act({ ...request, happenedAt, fact: 'solution-agreed' }, nothingTyped, (given) => ({
      type: 'record-agreement',
      solution,
      signed,
      ...given,
    }));
  }
}

@CommandHandler(RecordRefusal)
export class RecordRefusalHandler implements ICommandHandler<RecordRefusal> {
  constructor(private readonly streams: FeedbackStreams) {}

  execute({ body, ...request }: RecordRefusal): Promise<FeedbackOutcome> {
    const { solution, reason: text, happenedAt } = body;
    return this.streams.act(
      { ...request, happenedAt, fact: 'solution-refused' },
      { kind: 'refusal', text },
      (given, reason) => ({
        type: 'record-refusal',
        solution,
        reason,
        ...given,
      }),
    );
  }
}
