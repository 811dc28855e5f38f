export * from './format/words.js';
export * from './format/case-facts.js';
export * from './format/conditions.js';
export * from './format/deadlines.js';
export * from './format/decisions.js';
export * from './format/policy.js';
