export type {
  AccountabilityRule,
  ApprovalChain,
  ApprovalStep,
  Authority,
  Backdating,
  Band,
  CalendarChoice,
  Callback,
  CapaTrigger,
  CaseFacts,
  Channel,
  Condition,
  Count,
  DeadlineFacts,
  DeadlineId,
  DeadlineRule,
  DeclaredFact,
  Department,
  Dimension,
  Document,
  Duty,
  Exclusion,
  Extension,
  ExtensionStep,
  FactName,
  FactTrigger,
  Field,
  FieldType,
  FieldValue,
  Flow,
  Goods,
  Grade,
  GradeRule,
  HistoryFacts,
  Kind,
  LadderMoment,
  LadderStep,
  Measure,
  Money,
  Named,
  OccurredFact,
  Option,
  Owner,
  Policy,
  Repetition,
  Role,
  RoleId,
  RoutingRule,
  SolutionFacts,
  Sources,
  Span,
  Stage,
  StandardRole,
  Start,
  Statistic,
  Survey,
  Text,
  Warning,
  WarningMoment,
  Within,
  WithinCase,
} from './format.js';
export { standardChannels, standardFacts, standardPauseStates, standardRecordFields, standardRoles } from './format.js';
export { type FactsChange, withChange } from './evaluation/changed-facts.js';
export { CIRCUMSTANCES_LEARNED, holdsRole, notableFacts, recordersOf, rolesHeld } from './evaluation/noting.js';
export { type Because } from './evaluation/because.js';
export { type Grading, gradeOf } from './evaluation/grading.js';
export { NoRoute, type Route, exclusionsFrom, routeOf } from './evaluation/routing.js';
export { type KeptFrom, keptFrom, type Tie } from './evaluation/keep-out.js';
export {
  type Length,
  deadlineRule,
  deadlinesApplying,
  deadlinesLiftedBy,
  deadlinesMetBy,
  deadlinesStartedBy,
  hangingOn,
  lengthOf,
  triggers,
} from './evaluation/deadlines.js';
export {
  type Approval,
  type AuthorityAnswer,
  type Grant,
  approvalChain,
  authorityFor,
  grantOf,
} from './evaluation/authority.js';
export {
  accountabilityFor,
  bandOf,
  callbackFor,
  capaDue,
  declineGrounds,
  documentsOn,
  dutiesOn,
  surveyFor,
} from './evaluation/follow-up.js';
export { type Dating, datingOf } from './evaluation/backdating.js';
export { type PolicyChoice, choosePolicy } from './evaluation/choose-policy.js';
export { type Problem, describeProblem } from './problems.js';
export { type CompiledPolicy, type Surroundings, compilePolicy, policyHash } from './compile-policy.js';
export { type FieldSchema, type FormSchema, NoSuchKind, formSchema, kindOf } from './forms/form-schema.js';
export { ownFieldsOf, plainFieldsOf, type StandardPlace, standardPlaceOf } from './forms/standard-places.js';
export { type FieldProblem, validateForm } from './forms/validate-form.js';
export { policyJsonSchema } from './source/json-schema.js';
export { type Variable, conditionVariables } from './conditions/variables.js';
export { minorDigits, moneyOf } from './conditions/money.js';
export { type Learned, type Scenario, type ScenarioFile, readScenarios } from './scenarios/scenario-file.js';
export { highestAfter } from './versions.js';
