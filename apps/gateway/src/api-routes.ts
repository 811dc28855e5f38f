import type { ServiceName } from './gateway.config.js';

/** Which service answers what, below `/api/v1`. Each name stands for itself and everything under it. */
export const apiRoutes: Readonly<Record<ServiceName, readonly string[]>> = {
  intake: ['complaints', 'operations/intake'],
  routing: ['cases', 'queue', 'directory', 'policies', 'operations/routing'],
  'sla-timer': ['timetables', 'deadlines', 'calendars', 'operations/sla-timer'],
  feedback: ['feedback', 'callbacks', 'operations/feedback'],
};

/** Answers that never end: server-sent events, which no time limit may cut. */
export const liveRoutes: Readonly<Partial<Record<ServiceName, readonly string[]>>> = {
  routing: ['queue/live'],
};
