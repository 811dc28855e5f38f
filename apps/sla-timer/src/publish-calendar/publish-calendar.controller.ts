import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  CalendarPreview,
  CalendarPublication,
  Name,
  PreviewCalendar as PreviewCalendarBody,
  PublishCalendar as PublishCalendarBody,
} from '@redress/contracts';
import {
  Answers,
  AnswersProblems,
  CurrentPrincipal,
  doneOrProblem,
  etagOf,
  IfMatch,
  type Principal,
  Roles,
  WantsIfMatch,
} from '@redress/service-kit';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { PreviewCalendar } from '../preview-calendar/preview-calendar.js';
import { calendarStatusOf } from '../sla-timer.messages.js';
import { PublishCalendar } from './publish-calendar.js';

/** First what a version would do, then doing it. */
@Controller('calendars/:name')
@Roles('leader-in-charge', 'head-office', 'administrator')
export class PublishCalendarController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Answers(200, CalendarPreview)
  preview(
    @Param('name', { schema: Name }) name: string,
    @Body({ schema: PreviewCalendarBody }) body: z.infer<typeof PreviewCalendarBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<CalendarPreview> {
    return this.queries.execute(new PreviewCalendar(name, body, principal));
  }

  @Post('versions')
  @Answers(201, CalendarPublication)
  @WantsIfMatch()
  @AnswersProblems(409)
  async publish(
    @Param('name', { schema: Name }) name: string,
    @Body({ schema: PublishCalendarBody }) body: z.infer<typeof PublishCalendarBody>,
    @IfMatch() expectedVersion: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalendarPublication> {
    const { outcome, version } = await this.commands.execute(
      new PublishCalendar(name, body, expectedVersion, principal),
    );
    const done = doneOrProblem(calendarStatusOf, outcome);
    if (done.outcome !== 'recorded') throw new Error(`Publishing cannot come to ${done.outcome}`);
    void reply.header('etag', etagOf(done.version));
    return { calendar: name, version, progress: `/api/v1/calendars/${name}/versions/${version}/progress` };
  }
}
