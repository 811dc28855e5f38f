import { runService } from '@redress/service-kit';
import { intakeService } from './intake.service.js';

await runService(intakeService);
