export { CaseStreams } from './case-streams.js';
export { routingService } from './routing.service.js';
