import { runService } from '@redress/service-kit';
import { feedbackService } from './feedback.service.js';

await runService(feedbackService);
