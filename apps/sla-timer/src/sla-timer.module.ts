import { Module } from '@nestjs/common';
import { Rulebook } from '@redress/rulebook';
import { SweepOrphans } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import { ExtendDeadlineController } from './extend-deadline/extend-deadline.controller.js';
import { AgreeDateHandler, ExtendDeadlineHandler } from './extend-deadline/extend-deadline.js';
import { NoteFacts, OnFeedbackFact, OnIntakeFact, OnRoutingFact } from './note-facts/note-facts.js';
import { OnComplaintRegistered } from './note-facts/on-complaint-registered.js';
import { Alarms } from './notice-deadline/alarms.js';
import { DueAlarms } from './notice-deadline/due-alarms.js';
import { FollowAlarms } from './notice-deadline/follow-alarms.js';
import { LeadAlarms } from './notice-deadline/lead-alarms.js';
import { NoticeDeadline } from './notice-deadline/notice-deadline.js';
import { Reconcile } from './notice-deadline/reconcile.js';
import { Sweep } from './notice-deadline/sweep.js';
import { OnPolicyPublished } from './on-policy-published/on-policy-published.js';
import { ListDeadlinesController } from './open-deadlines/list-deadlines.controller.js';
import { ListDeadlinesHandler } from './open-deadlines/list-deadlines.js';
import { PreviewCalendarHandler } from './preview-calendar/preview-calendar.js';
import { BranchesOfHouse } from './publish-calendar/branches-of-house.js';
import { CalendarPublisher } from './publish-calendar/calendar-publisher.js';
import { PublishCalendarController } from './publish-calendar/publish-calendar.controller.js';
import { PublishCalendarHandler } from './publish-calendar/publish-calendar.js';
import { PublishingReach } from './publish-calendar/publishing-reach.js';
import { PublishCalendars } from './publish-calendars/publish-calendars.js';
import { ReadCalendarsController } from './read-calendars/read-calendars.controller.js';
import { ListCalendarsHandler, ReadCalendarHandler } from './read-calendars/read-calendars.js';
import { ReadTimetableController } from './read-timetable/read-timetable.controller.js';
import { ReadTimetableHandler } from './read-timetable/read-timetable.js';
import { Recalculations } from './recalculate-deadlines/recalculations.js';
import { RecalculateDeadlines } from './recalculate-deadlines/recalculate-deadlines.js';
import { RecalculateTimetables } from './recalculate-deadlines/recalculate-timetables.js';
import { SetAside } from './recalculate-deadlines/set-aside.js';
import { Suspects } from './recalculate-deadlines/suspects.js';
import { TimetableStreams } from './timetable-streams.js';

/** Table of contents of the SLA timer. */
@Module({
  controllers: [
    ReadTimetableController,
    ExtendDeadlineController,
    ListDeadlinesController,
    ReadCalendarsController,
    PublishCalendarController,
  ],
  providers: [
    ExtendDeadlineHandler,
    AgreeDateHandler,
    ReadTimetableHandler,
    ListDeadlinesHandler,
    OnComplaintRegistered,
    OnIntakeFact,
    OnRoutingFact,
    OnFeedbackFact,
    OnPolicyPublished,
    PublishCalendars,
    CalendarPublisher,
    BranchesOfHouse,
    PublishingReach,
    PublishCalendarHandler,
    PreviewCalendarHandler,
    ListCalendarsHandler,
    ReadCalendarHandler,
    RecalculateDeadlines,
    RecalculateTimetables,
    Recalculations,
    SetAside,
    Suspects,
    FollowAlarms,
    LeadAlarms,
    Reconcile,
    Sweep,
    NoteFacts,
    NoticeDeadline,
    Alarms,
    DueAlarms,
    TimetableStreams,
    SweepOrphans,
    { provide: Rulebook, useFactory: (dataSource: DataSource) => new Rulebook(dataSource), inject: [DataSource] },
  ],
})
export class SlaTimerModule {}
