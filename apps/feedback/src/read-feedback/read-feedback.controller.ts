import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ComplaintId, FeedbackRecord } from '@redress/contracts';
import { Answers, AnswersProblems, CurrentPrincipal, etagOf, type Principal, Roles } from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import { ReadFeedback } from './read-feedback.js';

@Controller('feedback')
export class ReadFeedbackController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':complaintId')
  @Roles(
    'receiver',
    'handler',
    'supervisor',
    'department-manager',
    'leader-in-charge',
    'head-office',
    'auditor',
    'analyst',
    'administrator',
    'channel',
  )
  @Answers(200, FeedbackRecord)
  @AnswersProblems(404)
  async read(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FeedbackRecord> {
    const record = await this.queries.execute(new ReadFeedback(complaintId, principal));
    void reply.header('etag', etagOf(record.version));
    return record;
  }
}
