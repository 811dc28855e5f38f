import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ComplaintList, ComplaintListQuery, ComplaintSearch } from '@redress/contracts';
import { Answers, AnswersProblems, CurrentPrincipal, type Principal, Roles } from '@redress/service-kit';
import type { z } from 'zod';
import { ListComplaints } from './list-complaints.js';

@Controller('complaints')
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
export class ListComplaintsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answers(200, ComplaintList)
  @AnswersProblems(400)
  list(
    @Query({ schema: ComplaintListQuery }) query: z.infer<typeof ComplaintListQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ComplaintList> {
    return this.queries.execute(new ListComplaints(query, principal));
  }

  @Post('search')
  @HttpCode(200)
  @Answers(200, ComplaintList)
  @AnswersProblems(400)
  search(
    @Body({ schema: ComplaintSearch }) search: z.infer<typeof ComplaintSearch>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ComplaintList> {
    return this.queries.execute(new ListComplaints(search, principal));
  }
}
