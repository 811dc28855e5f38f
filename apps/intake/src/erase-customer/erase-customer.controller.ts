import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ComplaintId, EraseCustomer as EraseCustomerBody, Recorded } from '@redress/contracts';
import { Answers, AnswersProblems, CurrentPrincipal, type Principal, Roles } from '@redress/service-kit';
import type { z } from 'zod';
import { EraseCustomer, erasureRoles } from './erase-customer.js';

@Controller('complaints')
export class EraseCustomerController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':complaintId/erasure')
  @HttpCode(200)
  @Roles(...erasureRoles)
  @Answers(200, Recorded, 'the person is gone from every complaint, the complaints still count')
  @AnswersProblems(404)
  async erase(
    @Param('complaintId', { schema: ComplaintId }) complaintId: string,
    @Body({ schema: EraseCustomerBody }) { reason }: z.infer<typeof EraseCustomerBody>,
    @CurrentPrincipal() principal: Principal,
  ) {
    const { version } = await this.commands.execute(new EraseCustomer(complaintId, reason, principal));
    return { complaintId, version };
  }
}
