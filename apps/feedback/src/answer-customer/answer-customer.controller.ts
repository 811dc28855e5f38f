import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ComplaintId,
  Recorded,
  SendAnswer as SendAnswerBody,
  RecordAgreement as RecordAgreementBody,
  RecordRefusal as RecordRefusalBody,
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
import { answerRecorded } from '../feedback-command.js';
import { SendAnswer, RecordAgreement, RecordRefusal, answerRoles, replyRoles } from './answer-customer.js';

@Controller('feedback/:complaintId')
export class AnswerCustomerController {
  constructor(private readonly commands: CommandBus) {}

  @Post('answer')
  @Roles(...answerRoles)
  @Answers(201, Recorded, 'The customer was told the approved solution (B-9)')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async sendAnswer(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: SendAnswerBody }) body: z.infer<typeof SendAnswerBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new SendAnswer(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('agreement')
  @Roles(...replyRoles)
  @Answers(201, Recorded, 'The customer agrees (A-6)')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async recordAgreement(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: RecordAgreementBody }) body: z.infer<typeof RecordAgreementBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new RecordAgreement(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('refusal')
  @Roles(...replyRoles)
  @Answers(201, Recorded, 'The customer does not agree (B-7)')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async recordRefusal(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: RecordRefusalBody }) body: z.infer<typeof RecordRefusalBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new RecordRefusal(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
