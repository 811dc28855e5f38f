import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ComplaintId,
  Recorded,
  ProposeSolution as ProposeSolutionBody,
  ApproveSolution as ApproveSolutionBody,
  RejectSolution as RejectSolutionBody,
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
import { ProposeSolution, ApproveSolution, RejectSolution, proposeRoles, approveRoles } from './solve.js';

@Controller('cases/:complaintId')
export class SolveController {
  constructor(private readonly commands: CommandBus) {}

  @Post('solution')
  @Roles(...proposeRoles)
  @Answers(201, Recorded, 'Offers something; the policy says who must approve it (A-5, A-11).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async proposeSolution(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: ProposeSolutionBody }) body: z.infer<typeof ProposeSolutionBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new ProposeSolution(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('approval')
  @Roles(...approveRoles)
  @Answers(201, Recorded, 'One step of the approval (A-5, B-11).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async approveSolution(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: ApproveSolutionBody }) body: z.infer<typeof ApproveSolutionBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new ApproveSolution(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('rejection')
  @Roles(...approveRoles)
  @Answers(201, Recorded, 'An approver wants another solution.')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async rejectSolution(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: RejectSolutionBody }) body: z.infer<typeof RejectSolutionBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new RejectSolution(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
