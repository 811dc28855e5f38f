import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Rate as RateBody, RecordCallback as RecordCallbackBody } from '@redress/contracts';
import { bandOf, type Policy } from '@redress/policy';
import type { RolesServed } from '@redress/service-kit';
import type { z } from 'zod';
import { FeedbackAction } from '../feedback-command.js';
import { type FeedbackOutcome, FeedbackStreams } from '../feedback-streams.js';

export const callbackRoles: RolesServed = ['receiver', 'supervisor', 'handler', 'department-manager'];
export const ratingRoles: RolesServed = ['receiver', 'supervisor', 'channel'];

/** The customer was called back about attitude and result, or could not be reached. */
export class RecordCallback extends FeedbackAction<z.infer<typeof RecordCallbackBody>> {}
/** The customer rates (E4-1). */
export class Rate extends FeedbackAction<z.infer<typeof RateBody>> {}

@CommandHandler(RecordCallback)
export class RecordCallbackHandler implements ICommandHandler<RecordCallback> {
  constructor(private readonly streams: FeedbackStreams) {}

  execute({ body, ...request }: RecordCallback): Promise<FeedbackOutcome> {
    const { reached, satisfied = null, attitude = null, result = null, note: text, happenedAt } = body;
    return this.streams.act(
      { ...request, happenedAt, fact: 'callback-recorded' },
      { kind: 'callback-note', text },
      (given, note) => ({
        type: 'record-callback',
        reached,
        satisfied: reached ? satisfied : null,
        attitude,
        result,
        note,
        ...given,
      }),
    );
  }
}

@CommandHandler(Rate)
export class RateHandler implements ICommandHandler<Rate> {
  constructor(private readonly streams: FeedbackStreams) {}

  execute({ body, ...request }: Rate): Promise<FeedbackOutcome> {
    const { score, happenedAt } = body;
    const nothingTyped = { kind: 'note', text: undefined };
    return this.streams.act({ ...request, happenedAt, fact: 'satisfaction-rated' }, nothingTyped, (given) => ({
      type: 'rate',
      score,
      band: bandFor(given.policy, score),
      ...given,
    }));
  }
}

/** The band of the policy’s survey; of E4-1 where the policy has none. */
function bandFor(policy: Policy, score: number): string {
  const [survey] = policy.surveys;
  const band = survey && bandOf(survey, score);
  if (band) return band.id;
  if (score >= 95) return 'very-satisfied';
  if (score >= 90) return 'satisfied';
  return score >= 80 ? 'basically-satisfied' : 'dissatisfied';
}
