import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ComplaintList, ComplaintListQuery } from '@redress/contracts';
import { Answers, AnswersProblems, CurrentPrincipal, type Principal, Roles } from '@redress/service-kit';
import type { z } from 'zod';
import { ListComplaints } from './list-complaints.js';

@Controller('complaints')
export class ListComplaintsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Roles(
    'receiver',
    'handler',
    'supervisor',
    'department-manager',
    'leader-in-charge',
    'head-office',
    'auditor',
    'administrator',
  )
  @Answers(200, ComplaintList)
  @AnswersProblems(400)
  list(
    @Query({ schema: ComplaintListQuery }) query: z.infer<typeof ComplaintListQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ComplaintList> {
    return this.queries.execute(new ListComplaints(query, principal));
  }
}
