export { routingService } from './routing.service.js';
