import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AgreeDate as AgreeDateBody,
  ComplaintId,
  ExtendDeadline as ExtendDeadlineBody,
  Name,
  Recorded,
} from '@redress/contracts';
import {
  Answers,
  AnswersProblems,
  CurrentPrincipal,
  doneOrProblem,
  etagOf,
  IfMatch,
  type Principal,
  Roles,
  WantsIfMatch,
} from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { timetableStatusOf } from '../sla-timer.messages.js';
import type { TimetableStreams } from '../timetable-streams.js';
import { AgreeDate, ExtendDeadline, extensionRoles } from './extend-deadline.js';
import { toldRefusal } from './told-refusal.js';

@Controller('timetables/:complaintId')
export class ExtendDeadlineController {
  constructor(private readonly commands: CommandBus) {}

  @Post('deadlines/:deadline/extension')
  @Roles(...extensionRoles)
  @Answers(201, Recorded)
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async extend(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Param('deadline', { schema: Name }) deadline: string,
    @Body({ schema: ExtendDeadlineBody }) body: z.infer<typeof ExtendDeadlineBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(
      complaintId,
      await this.commands.execute(new ExtendDeadline(complaintId, deadline, body, expectedVersion, principal)),
      reply,
    );
  }

  /** A date settled with the customer: it takes the place of the policy’s length where the policy says so (A-13, D-5). */
  @Post('agreed-date')
  @Roles('receiver', 'handler', 'supervisor', 'department-manager', 'leader-in-charge', 'head-office')
  @Answers(201, Recorded)
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async agree(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: AgreeDateBody }) body: z.infer<typeof AgreeDateBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answer(
      complaintId,
      await this.commands.execute(new AgreeDate(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}

function answer(complaintId: string, outcome: Awaited<ReturnType<TimetableStreams['decide']>>, reply: FastifyReply) {
  const told = outcome.outcome === 'refused' ? { ...outcome, refusal: toldRefusal(outcome.refusal) } : outcome;
  const done = doneOrProblem(timetableStatusOf, told);
  if (done.outcome !== 'recorded') throw new Error(`A command of a caller cannot come to ${done.outcome}`);
  void reply.header('etag', etagOf(done.version));
  return { complaintId, version: done.version };
}
