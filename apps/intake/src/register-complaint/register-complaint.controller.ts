import { Body, Controller, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ComplaintRegisteredAnswer, RegisterComplaint as RegisterComplaintBody } from '@redress/contracts';
import {
  Answers,
  AnswersProblems,
  CurrentPrincipal,
  doneOrProblem,
  etagOf,
  IdempotencyKey,
  type Language,
  PreferredLanguage,
  type Principal,
  Problem,
  reaches,
  Roles,
} from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import { complaintStatusOf } from '../intake.messages.js';
import { RegisterComplaint } from './register-complaint.js';

@Controller('complaints')
export class RegisterComplaintController {
  constructor(private readonly commands: CommandBus) {}

  /** The answer is sent when the complaint is durable; the same key gives the same complaint and the same answer. */
  @Post()
  @Roles('receiver', 'handler', 'supervisor', 'department-manager', 'administrator', 'channel')
  @Answers(201, ComplaintRegisteredAnswer, 'the complaint is durable')
  @AnswersProblems(400, 404, 409, 413, 415)
  async register(
    @Body({ schema: RegisterComplaintBody }) body: RegisterComplaintBody,
    @IdempotencyKey() header: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @PreferredLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ComplaintRegisteredAnswer> {
    if (!reaches(principal, body.branch))
      throw new Problem({
        status: 404,
        code: 'branch-unknown',
        values: { branch: body.branch },
        errors: [outOfReach(body.branch)],
      });
    // what is brought over rings nobody and may be dated back at will: not for everyday registrations
    if (body.history && !principal.roles.includes('administrator')) throw notForImports(principal);
    const done = doneOrProblem(
      complaintStatusOf,
      await this.commands.execute(new RegisterComplaint(body, header, principal, language)),
    );
    // parsed, so that the stored answer is written in the same order as the first one
    const answer = ComplaintRegisteredAnswer.parse(done.answer);
    void reply.header('etag', etagOf(answer.version)).header('location', `/api/v1/complaints/${answer.complaintId}`);
    return answer;
  }
}

function notForImports({ roles: held }: Principal): Problem {
  return new Problem({
    status: 403,
    code: 'role-not-served',
    values: { served: ['administrator'], held },
    errors: [{ field: 'history', code: 'role-not-served', message: 'only an administrator brings complaints over' }],
  });
}

function outOfReach(branch: string) {
  return { field: 'branch', code: 'branch-unknown', message: `There is no branch ${branch} within your reach` };
}
