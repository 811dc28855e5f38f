export { slaTimerService } from './sla-timer.service.js';
