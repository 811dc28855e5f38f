export type {
  Actor,
  DeadlineEvent,
  DeadlineMoved,
  FactsChange,
  Moment,
  TimetableEvent,
} from './timetable/timetable.events.js';
export { type Deadline, isOpen, type OpenTimetable, type Timetable, unknownYearsOf } from './timetable/timetable.js';
export { type TimetableCommand, timetableDecider } from './timetable/timetable.decider.js';
export type { TimetableRefusal } from './timetable/refusals.js';
export { tellNotBefore } from './timetable/notice-hours.js';
export { CalendarUnknown, type Calendars } from './timetable/calendars.js';
export type { Circumstances } from './timetable/draft.js';
export {
  calendarDecider,
  type CalendarPublished,
  type CalendarRefusal,
  type PublishCalendar,
  type PublishedCalendar,
} from './calendar/publish-calendar.js';
