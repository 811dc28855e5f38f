import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CaseRecord, ComplaintId } from '@redress/contracts';
import { Answers, AnswersProblems, CurrentPrincipal, etagOf, type Principal, Roles } from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import { ReadCase } from './read-case.js';

@Controller('cases')
export class ReadCaseController {
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
  @Answers(200, CaseRecord)
  @AnswersProblems(404)
  async read(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseRecord> {
    const record = await this.queries.execute(new ReadCase(complaintId, principal));
    void reply.header('etag', etagOf(record.version));
    return record;
  }
}
