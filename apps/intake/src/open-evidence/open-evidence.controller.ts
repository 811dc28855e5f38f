import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ComplaintId } from '@redress/contracts';
import { AnswersProblems, CurrentPrincipal, type Principal, readersOfPersonal, Roles } from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import { OpenEvidence } from './open-evidence.js';

@Controller('complaints')
export class OpenEvidenceController {
  constructor(private readonly queries: QueryBus) {}

  /** One thing handed in, as a file to be saved: strangers sent it, so no page may show it as its own. */
  @Get(':complaintId/evidence/:evidence')
  @Roles(...readersOfPersonal)
  @AnswersProblems(404, 410)
  async open(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Param('evidence') evidence: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { mediaType, content } = await this.queries.execute(new OpenEvidence(complaintId, evidence, principal));
    void reply
      .header('content-type', mediaType)
      .header('content-disposition', 'attachment')
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-store');
    return content;
  }
}
