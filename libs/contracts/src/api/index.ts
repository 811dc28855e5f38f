export * from './shared-shapes.js';
export * from './intake-api.js';
export * from './routing-api.js';
export * from './sla-api.js';
export * from './calendar-api.js';
export * from './policy-api.js';
export * from './feedback-api.js';
