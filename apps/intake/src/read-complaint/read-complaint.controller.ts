import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ComplaintId, ComplaintRecord } from '@redress/contracts';
import { Answers, AnswersProblems, CurrentPrincipal, etagOf, type Principal, Roles } from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import { ReadComplaint } from './read-complaint.js';

@Controller('complaints')
export class ReadComplaintController {
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
  @Answers(200, ComplaintRecord)
  @AnswersProblems(404)
  async read(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ComplaintRecord> {
    const record = await this.queries.execute(new ReadComplaint(complaintId, principal));
    void reply.header('etag', etagOf(record.version));
    return record;
  }
}
