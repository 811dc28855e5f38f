export * from './primitives.js';
export { type DataOf, type EventContract, type Topic, topics } from './contract.js';
export { catalogue, contractOf, factNameOf } from './catalogue.js';
export * from './events/intake-events.js';
export * from './events/routing-events.js';
export * from './events/sla-events.js';
export * from './events/feedback-events.js';
export * from './events/reference-events.js';
export * from './api/index.js';
