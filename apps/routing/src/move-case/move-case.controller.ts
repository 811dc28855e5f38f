import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ComplaintId, MoveCase as MoveCaseBody, Recorded } from '@redress/contracts';
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
import { MoveCase, moveCaseRoles } from './move-case.js';

@Controller('cases/:complaintId')
export class MoveCaseController {
  constructor(private readonly commands: CommandBus) {}

  @Post('policy')
  @Roles(...moveCaseRoles)
  @Answers(201, Recorded, 'Another version of its policy decides from here on; what was missed stays missed.')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async moveCase(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: MoveCaseBody }) body: z.infer<typeof MoveCaseBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new MoveCase(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
