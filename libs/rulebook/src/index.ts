export { auditFields, type AuditFieldsOptions, type FieldsInClear, type FieldsReport } from './audit-fields.js';
export { factOfAnnouncement, factsOf, type FactTold } from './facts-of-announcements.js';
export { PlainFields, withFieldsAmong } from './plain-fields.js';
export { type Area, areaOfCalendar, areaOfPolicy, beyondReach, branchesNamedBy } from './area.js';
export { type CalendarsInForce, CalendarShelf } from './calendar-shelf.js';
export { PublishedRuleUnreadable } from './published.js';
export { type PolicyRef, Rulebook } from './rulebook.js';
export { type Publication, publishPolicies, onceOf, type RuleFile } from './publish.js';
