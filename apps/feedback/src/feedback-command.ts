import { Command } from '@nestjs/cqrs';
import type { Recorded } from '@redress/contracts';
import { doneOrProblem, etagOf, type Principal } from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import { feedbackStatusOf } from './feedback.messages.js';
import type { FeedbackOutcome } from './feedback-streams.js';

/** What every command of a caller on feedback carries; each use case has its own class. */
export abstract class FeedbackAction<Body> extends Command<FeedbackOutcome> {
  constructor(
    readonly complaintId: string,
    readonly body: Body,
    readonly expectedVersion: number,
    readonly principal: Principal,
  ) {
    super();
  }
}

/** Answers what a command came to: the version now, also as ETag, or the problem in the way. */
export function answerRecorded(complaintId: string, outcome: FeedbackOutcome, reply: FastifyReply): Recorded {
  const done = doneOrProblem(feedbackStatusOf, outcome);
  if (done.outcome !== 'recorded') throw new Error(`A command of a caller cannot come to ${done.outcome}`);
  void reply.header('etag', etagOf(done.version));
  return { complaintId, version: done.version };
}
