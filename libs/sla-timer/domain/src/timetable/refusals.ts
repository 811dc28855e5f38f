import type { Instant } from '@redress/business-time';
import type { Deadline } from './timetable.js';

export type TimetableRefusal =
  | { readonly code: 'timetable-unknown' }
  | { readonly code: 'deadline-unknown'; readonly deadline: string }
  | { readonly code: 'deadline-not-running'; readonly deadline: string; readonly status: Deadline['status'] }
  | { readonly code: 'deadline-passed'; readonly deadline: string; readonly dueAt: Instant; readonly now: Instant }
  | { readonly code: 'extension-not-allowed'; readonly deadline: string }
  | { readonly code: 'extensions-used-up'; readonly deadline: string; readonly atMostTimes: number }
  | {
      readonly code: 'extension-not-later';
      readonly deadline: string;
      readonly dueAt: Instant;
      readonly until: Instant;
    }
  | {
      readonly code: 'extension-beyond-limit';
      readonly deadline: string;
      readonly until: Instant;
      /** When the deadline is due that this one may not outlast, and which that is. */
      readonly limit: Instant;
      readonly outer: string | null;
    }
  | {
      readonly code: 'extension-beyond-authority';
      readonly deadline: string;
      readonly until: Instant;
      readonly latest: Instant | null;
      readonly approver: string | null;
    }
  | { readonly code: 'date-in-the-past'; readonly until: Instant; readonly now: Instant };
