import type { Recorded } from '@redress/contracts';
import { doneOrProblem, etagOf } from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import type { ComplaintStreams } from './complaint-streams.js';
import { complaintStatusOf } from './intake.messages.js';

/** Answers what a command came to: the version now, also as ETag, or the problem in the way. */
export function answerRecorded(
  complaintId: string,
  outcome: Awaited<ReturnType<ComplaintStreams['decide']>>,
  reply: FastifyReply,
): Recorded {
  const done = doneOrProblem(complaintStatusOf, outcome);
  if (done.outcome !== 'recorded') throw new Error(`A command of a caller cannot come to ${done.outcome}`);
  void reply.header('etag', etagOf(done.version));
  return { complaintId, version: done.version };
}
