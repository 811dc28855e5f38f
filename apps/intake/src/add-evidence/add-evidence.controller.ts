import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AddEvidence as AddEvidenceBody, ComplaintId, Recorded } from '@redress/contracts';
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
import { AddEvidence, evidenceRoles } from './add-evidence.js';

@Controller('complaints')
export class AddEvidenceController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':complaintId/evidence')
  @Roles(...evidenceRoles)
  @Answers(201, Recorded, 'the evidence is sealed and on record')
  @WantsIfMatch()
  @AnswersProblems(404)
  async add(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: AddEvidenceBody }) body: z.infer<typeof AddEvidenceBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new AddEvidence(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
