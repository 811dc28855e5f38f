export { TimetableStreams } from './timetable-streams.js';
export { slaTimerService } from './sla-timer.service.js';
