export { type BaseConfig, baseConfig } from './config/base-config.js';
export { InvalidConfiguration, readConfig } from './config/read-config.js';

export {
  type FieldError,
  type MessageCatalogue,
  Problem,
  type ProblemInit,
  type ProblemText,
} from './problem/problem.js';
export { type Refusal, refusalToProblem, type StatusOf, unlessRefused } from './problem/refusal.js';

export { decodeCursor, encodeCursor } from './http/cursor.js';
export { etagOf, requireVersion, versionOfIfMatch } from './http/etag.js';
export { type Language, languageOf, languages } from './http/language.js';
export { IdempotencyKey, idempotencyKey, IfMatch, PreferredLanguage } from './http/request-headers.js';

export { CurrentPrincipal, Public, Roles } from './auth/decorators.js';
export { type Clearance, clearances, type Principal, type Role, roles } from './auth/principal.js';
export { branchScope, levelsOpenTo, maySee, reaches, type SqlCondition, visibleTo } from './auth/reach.js';

export { BusinessClock } from './clock/business-clock.js';

export { Log, type LogFields } from './observe/log.js';
export { Metrics } from './observe/metrics.js';
export type { Part, PartState, ReadinessReport } from './observe/readiness.js';
export { currentTrace, inTrace, type Trace, traceOf } from './observe/trace.js';

export type { Announcement, Consumer, Handled, Take } from './service/consumer.js';
export { defineService, type ServiceDefinition } from './service/definition.js';
export { type Meta, metaOfAnnouncement, metaOfRequest } from './service/meta.js';
export { type RunningService, runService, startService, type StartOptions } from './service/start-service.js';
export { CONFIG } from './service/tokens.js';
export type { Worker } from './service/worker.js';
