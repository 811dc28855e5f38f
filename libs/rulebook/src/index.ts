export { ownFieldsOf, type StandardPlace, standardPlaceOf } from './standard-places.js';
export { type CalendarsInForce, type PolicyRef, PublishedRuleUnreadable, Rulebook } from './rulebook.js';
export { type Publication, publishCalendars, publishPolicies, type RuleFile } from './publish.js';
