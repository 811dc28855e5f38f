export { type BaseConfig, baseConfig } from './config/base-config.js';
export { configTable, describeConfig, type VariableDescription } from './config/describe-config.js';
export { InvalidConfiguration, readConfig } from './config/read-config.js';

export {
  type FieldError,
  type MessageCatalogue,
  Problem,
  type ProblemInit,
  type ProblemText,
} from './problem/problem.js';
export { fieldsWrong } from './problem/fields-wrong.js';
export { shortEnough } from './problem/short-enough.js';
export { type Refusal, refusalToProblem, doneOrProblem, type Done, type StatusOf } from './problem/refusal.js';

export { BodiesArriving, type BodiesLimits, bodiesWithin } from './http/bodies-arriving.js';
export { decodeCursor, encodeCursor } from './http/cursor.js';
export { Answers, AnswersProblems, WantsIfMatch } from './http/answers.js';
export { Live } from './http/live-streams.js';
export { etagOf, versionOfIfMatch } from './http/etag.js';
export { type Language, languageOf, languages } from './http/language.js';
export { IdempotencyKey, idempotencyKey, IfMatch, PreferredLanguage } from './http/request-headers.js';

export { CurrentPrincipal, Public, Roles } from './auth/decorators.js';
export { type Clearance, clearances, type Principal, type Role, roles, type RolesServed } from './auth/principal.js';
export { complaintsSought } from './auth/complaints-sought.js';
export { mayReadPersonal, readersOfPersonal } from './auth/readers.js';
export { branchScope, levelsOpenTo, maySee, reaches, type SqlCondition, visibleTo } from './auth/reach.js';

export { type DemoChannel, demoChannels, type DemoUser, demoUsers } from './auth/demo-users.js';
export { localSignIn, type LocalSignInOptions } from './auth/local-sign-in.js';
export { issuerKey } from './auth/issuer-key.js';
export { issueToken, type IssuedToken, type IssuerOptions } from './auth/local-issuer.js';
export { TokenVerifier } from './auth/token-verifier.js';

export { BusinessClock } from './clock/business-clock.js';
export { SteppingClock } from './clock/stepping-clock.js';

export { Log, type LogFields } from './observe/log.js';
export { type LogOptions, openLog } from './observe/pino-log.js';
export { Metrics } from './observe/metrics.js';
export { type Part, type PartState, Readiness, type ReadinessReport } from './observe/readiness.js';
export { sharedLook } from './observe/shared-look.js';
export { inSpan, type SpanStart } from './observe/span.js';
export { currentTrace, inTrace, type Trace } from './observe/trace.js';

export type { Consumer } from './service/consumer.js';
export { defineService, type ServiceDefinition } from './service/definition.js';
export { metaOfAnnouncement, metaOfRequest, metaOfService } from './service/meta.js';
export { runService, stopWithTheProcess } from './service/run-service.js';
export { type RunningService, startService, type StartOptions } from './service/start-service.js';
export { type WatchedFile, WatchedFiles, type WatchedFilesOptions } from './operations/watched-files.js';
export { Rounds } from './service/rounds.js';
export { SweepOrphans } from './operations/sweep-orphans.js';
export { CONFIG, SERVICE, VAULT } from './service/tokens.js';
export type { Worker } from './service/worker.js';

export { type AnsweredOverHttp, type ServiceAtWork, serviceAtWork } from './sample/service-at-work.js';
export { servedRoles } from './sample/served-roles.js';
