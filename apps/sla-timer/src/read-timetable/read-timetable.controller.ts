import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ComplaintId, Timetable } from '@redress/contracts';
import { Answers, AnswersProblems, CurrentPrincipal, etagOf, type Principal, Roles } from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import { ReadTimetable } from './read-timetable.js';

@Controller('timetables')
export class ReadTimetableController {
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
  @Answers(200, Timetable)
  @AnswersProblems(404)
  async read(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Timetable> {
    const timetable = await this.queries.execute(new ReadTimetable(complaintId, principal));
    void reply.header('etag', etagOf(timetable.version));
    return timetable;
  }
}
