import { runService } from '@redress/service-kit';
import { slaTimerService } from './sla-timer.service.js';

await runService(slaTimerService);
