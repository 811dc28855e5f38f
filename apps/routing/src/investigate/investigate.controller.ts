import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ComplaintId,
  Recorded,
  RecordContact as RecordContactBody,
  RecordFindings as RecordFindingsBody,
  PauseWork as PauseWorkBody,
  ResumeWork as ResumeWorkBody,
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
  RecordContact,
  RecordFindings,
  PauseWork,
  ResumeWork,
  contactRoles,
  findingsRoles,
  pauseRoles,
  resumeRoles,
} from './investigate.js';

@Controller('cases/:complaintId')
export class InvestigateController {
  constructor(private readonly commands: CommandBus) {}

  @Post('contact')
  @Roles(...contactRoles)
  @Answers(201, Recorded, 'The customer was spoken to, or an attempt was made (B-12).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async recordContact(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: RecordContactBody }) body: z.infer<typeof RecordContactBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new RecordContact(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('findings')
  @Roles(...findingsRoles)
  @Answers(201, Recorded, 'What the department found, and who is liable (A-5, D-11).')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async recordFindings(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: RecordFindingsBody }) body: z.infer<typeof RecordFindingsBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new RecordFindings(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('pause')
  @Roles(...pauseRoles)
  @Answers(201, Recorded, 'Nothing can be done here until somebody else acts.')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async pauseWork(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: PauseWorkBody }) body: z.infer<typeof PauseWorkBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new PauseWork(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }

  @Post('resumption')
  @Roles(...resumeRoles)
  @Answers(201, Recorded, 'Work goes on.')
  @WantsIfMatch()
  @AnswersProblems(404, 409)
  async resumeWork(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: ResumeWorkBody }) body: z.infer<typeof ResumeWorkBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new ResumeWork(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
