import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Queue, QueueCounts, QueueCountsQuery, QueueQuery, QueueSearch } from '@redress/contracts';
import { Answers, AnswersProblems, CurrentPrincipal, Live, type Principal, Roles } from '@redress/service-kit';
import type { z } from 'zod';
import { LiveQueue } from './live-queue.js';
import { CountQueue, ReadQueue } from './read-queue.js';

@Controller('queue')
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
export class QueueController {
  constructor(
    private readonly queries: QueryBus,
    private readonly live: LiveQueue,
  ) {}

  @Get()
  @Answers(200, Queue)
  @AnswersProblems(400)
  read(
    @Query({ schema: QueueQuery }) query: z.infer<typeof QueueQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Queue> {
    return this.queries.execute(new ReadQueue(query, principal));
  }

  @Post('search')
  @HttpCode(200)
  @Answers(200, Queue)
  @AnswersProblems(400)
  search(
    @Body({ schema: QueueSearch }) search: z.infer<typeof QueueSearch>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Queue> {
    return this.queries.execute(new ReadQueue(search, principal));
  }

  @Get('counts')
  @Answers(200, QueueCounts)
  @AnswersProblems(400)
  count(
    @Query({ schema: QueueCountsQuery }) query: z.infer<typeof QueueCountsQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<QueueCounts> {
    return this.queries.execute(new CountQueue(query, principal));
  }

  @Live('live')
  @AnswersProblems(429)
  changes(@CurrentPrincipal() principal: Principal) {
    return this.live.changes(principal);
  }
}
