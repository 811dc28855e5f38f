import { Controller, Get, Query as QueryParam } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CallbackList, CallbackListQuery } from '@redress/contracts';
import { Answers, AnswersProblems, CurrentPrincipal, type Principal, Roles } from '@redress/service-kit';
import type { z } from 'zod';
import { ListCallbacks } from './list-callbacks.js';

@Controller('callbacks')
export class ListCallbacksController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Roles('receiver', 'handler', 'supervisor', 'department-manager', 'leader-in-charge', 'head-office', 'auditor')
  @Answers(200, CallbackList)
  @AnswersProblems(400)
  list(
    @QueryParam({ schema: CallbackListQuery }) query: z.infer<typeof CallbackListQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<CallbackList> {
    return this.queries.execute(new ListCallbacks(query, principal));
  }
}
