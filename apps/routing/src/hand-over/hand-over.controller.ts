import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ComplaintId,
  Recorded,
  AssignCase as AssignCaseBody,
  RerouteCase as RerouteCaseBody,
  RegradeCase as RegradeCaseBody,
  ReturnCase as ReturnCaseBody,
} from '@redress/contracts';
import {
  Answers,
  AnswersProblems,
  CurrentPrincipal,
  IfMatch,
  type Principal,
  Roles,
  WantsIfMatch,
} from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { answerRecorded } from '../case-command.js';
import {
  AssignCase,
  RerouteCase,
  RegradeCase,
  ReturnCase,
  assignRoles,
  rerouteRoles,
  returnRoles,
  regradeRoles,
} from './hand-over.js';

@Controller('cases/:complaintId')
export class HandOverController {
  constructor(private readonly commands: CommandBus) {}

  @Post('assignment')
  @Roles(...assignRoles)
  @Answers(201, Recorded, 'A named person has it now (B-8).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async assignCase(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: AssignCaseBody }) body: z.infer<typeof AssignCaseBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new AssignCase(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('route')
  @Roles(...rerouteRoles)
  @Answers(201, Recorded, 'Another department has to answer (B-10, D-10).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async rerouteCase(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: RerouteCaseBody }) body: z.infer<typeof RerouteCaseBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new RerouteCase(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('return')
  @Roles(...returnRoles)
  @Answers(201, Recorded, 'A wrong assignment goes back, or to the arbiter (B-10, D-10).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async returnCase(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: ReturnCaseBody }) body: z.infer<typeof ReturnCaseBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new ReturnCase(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('grade')
  @Roles(...regradeRoles)
  @Answers(201, Recorded, 'A person sets the grade (C-2).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async regradeCase(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: RegradeCaseBody }) body: z.infer<typeof RegradeCaseBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new RegradeCase(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
