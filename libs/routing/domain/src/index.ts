export type { Actor, CaseEvent, CloseReason, History, Learned, Matter, VaultRef } from './case/case.events.js';
export { type Case, currentSolution, type OpenedCase, type Solution, stageOf } from './case/case.js';
export { branchAndAbove, factsOfCase, factsOfMatter } from './case/case-facts.js';
export { type CaseCommand, caseDecider } from './case/case.decider.js';
export type { CaseRefusal } from './case/refusals.js';
export { type Holding, stretchesOf } from './case/holding.js';
export type { Colleague, Staff } from './case/staff.js';
export { nextApprover } from './case/solve.js';
export { type Deed, notYours, notYoursToApprove, notYoursToHandOn } from './case/whose-case.js';
