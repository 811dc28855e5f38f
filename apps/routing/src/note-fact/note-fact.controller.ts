import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ComplaintId, NoteFact as NoteFactBody, Recorded } from '@redress/contracts';
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
import { NoteFact, noteFactRoles } from './note-fact.js';

@Controller('cases/:complaintId')
export class NoteFactController {
  constructor(private readonly commands: CommandBus) {}

  /** Which of these roles may note which fact is the policy’s to say. */
  @Post('facts')
  @Roles(...noteFactRoles)
  @Answers(201, Recorded, 'Something happened that the policy gives a name, or circumstances became known (B-2, D-13).')
  @WantsIfMatch()
  @AnswersProblems(403, 404, 409)
  async noteFact(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: NoteFactBody }) body: z.infer<typeof NoteFactBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerRecorded(
      complaintId,
      await this.commands.execute(new NoteFact(complaintId, body, expectedVersion, principal)),
      reply,
    );
  }
}
