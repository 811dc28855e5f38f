import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  AcceptComplaint as AcceptBody,
  ComplaintId,
  DeclineComplaint as DeclineBody,
  Recorded,
  WithdrawComplaint as WithdrawBody,
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
import { answerRecorded } from '../answer-recorded.js';
import { acceptanceRoles, AcceptComplaint, DeclineComplaint, WithdrawComplaint } from './decide-acceptance.js';

/** Whether the complaint is handled, and telling the customer so (D-2, D-4). */
@Controller('complaints/:complaintId')
@Roles(...acceptanceRoles)
export class DecideAcceptanceController {
  constructor(private readonly commands: CommandBus) {}

  @Post('acceptance')
  @Answers(201, Recorded)
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async accept(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: AcceptBody }) body: z.infer<typeof AcceptBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new AcceptComplaint(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('declining')
  @Answers(201, Recorded)
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async decline(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: DeclineBody }) body: z.infer<typeof DeclineBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new DeclineComplaint(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('withdrawal')
  @Answers(201, Recorded)
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async withdraw(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: WithdrawBody }) body: z.infer<typeof WithdrawBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new WithdrawComplaint(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
