import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ClockReading, DeadlineList, DeadlineListQuery } from '@redress/contracts';
import { Answers, AnswersProblems, BusinessClock, CurrentPrincipal, type Principal, Roles } from '@redress/service-kit';
import type { z } from 'zod';
import { ListDeadlines } from './list-deadlines.js';

@Controller('deadlines')
@Roles(
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
  'auditor',
  'analyst',
  'administrator',
)
export class ListDeadlinesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: BusinessClock,
  ) {}

  @Get()
  @Answers(200, DeadlineList)
  @AnswersProblems(400)
  list(
    @Query({ schema: DeadlineListQuery }) query: z.infer<typeof DeadlineListQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DeadlineList> {
    return this.queries.execute(new ListDeadlines(query, principal));
  }

  /** What the business clock shows, and how fast it runs. */
  @Get('clock')
  @Answers(200, ClockReading)
  readClock(): ClockReading {
    return { now: this.clock.now(), speed: this.clock.speed };
  }
}
