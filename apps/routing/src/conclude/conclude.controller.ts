import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ComplaintId,
  Recorded,
  ResolveComplaint as ResolveComplaintBody,
  ReopenCase as ReopenCaseBody,
  CloseCase as CloseCaseBody,
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
import { ResolveComplaint, ReopenCase, CloseCase, resolveRoles, reopenRoles, closeRoles } from './conclude.js';

@Controller('cases/:complaintId')
export class ConcludeController {
  constructor(private readonly commands: CommandBus) {}

  @Post('resolution')
  @Roles(...resolveRoles)
  @Answers(201, Recorded, 'Carried out, and the customer knows the result (A-6).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async resolveComplaint(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: ResolveComplaintBody }) body: z.infer<typeof ResolveComplaintBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new ResolveComplaint(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('reopening')
  @Roles(...reopenRoles)
  @Answers(201, Recorded, 'Thought done and is not (B-5).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async reopenCase(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: ReopenCaseBody }) body: z.infer<typeof ReopenCaseBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new ReopenCase(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('closing')
  @Roles(...closeRoles)
  @Answers(201, Recorded, 'Nothing remains to be done.')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async closeCase(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: CloseCaseBody }) body: z.infer<typeof CloseCaseBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new CloseCase(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
