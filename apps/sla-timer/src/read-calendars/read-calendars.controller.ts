import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CalendarList, CalendarQuery, CalendarRecord, Name, RecalculationProgress } from '@redress/contracts';
import {
  Answers,
  AnswersProblems,
  CurrentPrincipal,
  etagOf,
  type Principal,
  Problem,
  Roles,
} from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Recalculations } from '../recalculate-deadlines/recalculations.js';
import { ListCalendars, ReadCalendar } from './read-calendars.js';

/** Calendars are no secret within the house: everybody’s due times come from them. */
@Controller('calendars')
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
export class ReadCalendarsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly recalculations: Recalculations,
  ) {}

  @Get()
  @Answers(200, CalendarList)
  list(): Promise<CalendarList> {
    return this.queries.execute(new ListCalendars());
  }

  @Get(':name')
  @Answers(200, CalendarRecord)
  @AnswersProblems(404)
  async read(
    @Param('name', { schema: Name }) name: string,
    @Query({ schema: CalendarQuery }) { year }: z.infer<typeof CalendarQuery>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarRecord> {
    const calendar = await this.queries.execute(new ReadCalendar(name, year, principal));
    void reply.header('etag', etagOf(calendar.revision));
    return calendar;
  }

  @Get(':name/versions/:version/progress')
  @Answers(200, RecalculationProgress)
  @AnswersProblems(404)
  async progress(
    @Param('name', { schema: Name }) name: string,
    @Param('version', { schema: z.coerce.number().int().min(1) }) version: number,
  ): Promise<RecalculationProgress> {
    const found = (await this.recalculations.progress(name)).find((each) => each.version === version);
    if (found === undefined) throw new Problem({ status: 404, code: 'calendar-unknown', values: { calendar: name } });
    return found;
  }
}
