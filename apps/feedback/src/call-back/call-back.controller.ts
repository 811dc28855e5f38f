import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ComplaintId, Recorded, RecordCallback as RecordCallbackBody, Rate as RateBody } from '@redress/contracts';
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
import { answerRecorded } from '../feedback-command.js';
import { RecordCallback, Rate, callbackRoles, ratingRoles } from './call-back.js';

@Controller('feedback/:complaintId')
export class CallBackController {
  constructor(private readonly commands: CommandBus) {}

  @Post('callback')
  @Roles(...callbackRoles)
  @Answers(201, Recorded, 'The customer was called back (A-7)')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async recordCallback(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: RecordCallbackBody }) body: z.infer<typeof RecordCallbackBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new RecordCallback(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('rating')
  @Roles(...ratingRoles)
  @Answers(201, Recorded, 'The customer rates (E4-1)')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async rate(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: RateBody }) body: z.infer<typeof RateBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new Rate(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
