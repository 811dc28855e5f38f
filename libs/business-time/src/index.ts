export {
  type Instant,
  NotAnInstant,
  earlierOf,
  instant,
  instantFromMs,
  isBefore,
  laterOf,
  msOf,
  plusMs,
} from './instant.js';
export {
  type DateText,
  type ElapsedMs,
  type EpochMs,
  type Names,
  type PeriodText,
  type TimeText,
  type WeekdayName,
  type WorkingMs,
  weekdayNames,
} from './units.js';
export type {
  CalendarDefinition,
  CalendarLookup,
  DatedException,
  Holiday,
  KnownYears,
  MakeUpDay,
  WeekKey,
  WeeklyHours,
} from './definition.js';
export { checkCalendar } from './check/check-calendar.js';
export { type CalendarProblem, InvalidCalendar } from './check/problem.js';
export { type FlatCalendar, flattenCalendar } from './flatten.js';
export { alwaysOpen, compileCalendar } from './compile.js';
export {
  type Calculations,
  type Calendar,
  type CalendarDay,
  CalendarNeverCloses,
  CalendarNeverOpens,
  type Due,
  OutsideTheCalendar,
} from './calendar.js';
export { looksAtHours } from './calculation/due.js';
export type { Counting, Within } from './within.js';
export {
  type CountedLine,
  type ReckonedLine,
  type Reckoning,
  type SkipReason,
  type SkippedLine,
  type SummaryLine,
  maximumLines,
} from './reckon/reckoning.js';
export { stampOf, versionsOf } from './stamp.js';
export { type Language, explain } from './explain/explain.js';
export { type Pause, type PausedDue, shiftForPauses } from './pauses.js';
export { type DifferentDays, differentDays, touches } from './difference.js';
export { type CalendarFileProblem, type ReadCalendarFile, readCalendarFile } from './file/calendar-file.js';
export { LONGEST_DOCUMENT, type YamlPath, type YamlPosition, YamlText } from './file/yaml-text.js';
export { type ImportedDays, type LeftOutEvent, importICalendar } from './file/icalendar.js';
