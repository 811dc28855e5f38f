import { runService } from '@redress/service-kit';
import { routingService } from './routing.service.js';

await runService(routingService);
