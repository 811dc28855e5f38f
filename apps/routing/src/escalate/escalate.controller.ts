import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ComplaintId, Recorded, EscalateCase as EscalateCaseBody } from '@redress/contracts';
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
import { EscalateCase, escalationRoles } from './escalate.js';

@Controller('cases/:complaintId')
export class EscalateController {
  constructor(private readonly commands: CommandBus) {}

  @Post('escalation')
  @Roles(...escalationRoles)
  @Answers(201, Recorded, 'Handed to the next level, with the complete record (B-4).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async escalateCase(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: EscalateCaseBody }) body: z.infer<typeof EscalateCaseBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new EscalateCase(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
