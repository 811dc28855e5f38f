import type { Instant } from '@redress/business-time';
import type { MomentRefusal } from '@redress/decider';
import type { KeptFrom } from '@redress/policy';
import type { OpenedCase, Solution } from './case.js';

export type CaseRefusal =
  | MomentRefusal
  | { readonly code: 'case-unknown' }
  | { readonly code: 'case-not-open'; readonly status: OpenedCase['status'] }
  | { readonly code: 'case-not-resolved'; readonly status: OpenedCase['status'] }
  | { readonly code: 'department-unknown'; readonly department: string; readonly departments: readonly string[] }
  | { readonly code: 'grade-unknown'; readonly grade: string; readonly grades: readonly string[] }
  | { readonly code: 'state-unknown'; readonly waitingFor: string; readonly states: readonly string[] }
  | { readonly code: 'handler-excluded'; readonly handler: string; readonly because: string }
  | ({ readonly code: 'excluded-from-stage'; readonly by: string } & KeptFrom)
  | { readonly code: 'solution-type-unknown'; readonly solutionType: string; readonly types: readonly string[] }
  | { readonly code: 'arbitration-pending'; readonly arbiter: string }
  | { readonly code: 'arbitration-decided'; readonly department: string; readonly arbiter: string }
  | {
      readonly code: 'version-does-not-know';
      readonly name: string;
      readonly version: number;
      readonly missing: string;
    }
  | { readonly code: 'person-unknown'; readonly handler: string }
  | {
      readonly code: 'person-without-role';
      readonly handler: string;
      readonly role: string;
      readonly roles: readonly string[];
    }
  | { readonly code: 'person-out-of-reach'; readonly handler: string; readonly branch: string }
  | { readonly code: 'person-not-cleared'; readonly handler: string; readonly confidentiality: string }
  | {
      readonly code: 'person-away';
      readonly handler: string;
      readonly until: Instant;
      readonly deputies: readonly string[];
    }
  | { readonly code: 'case-of-another-department'; readonly department: string; readonly yours: string | null }
  | { readonly code: 'solution-unknown'; readonly solution: string }
  | { readonly code: 'solution-not-awaiting-approval'; readonly solution: string; readonly status: Solution['status'] }
  | { readonly code: 'solution-still-open'; readonly solution: string; readonly status: Solution['status'] }
  | { readonly code: 'solution-not-agreed'; readonly status: Solution['status'] | 'none' }
  | { readonly code: 'authority-exceeded'; readonly needed: string; readonly roles: readonly string[] }
  | { readonly code: 'own-proposal'; readonly by: string }
  | { readonly code: 'currency-unknown'; readonly currency: string; readonly policyCurrency: string | null }
  | { readonly code: 'fact-unknown'; readonly fact: string; readonly facts: readonly string[] }
  | { readonly code: 'fact-not-yours'; readonly fact: string; readonly recordedBy: readonly string[] }
  | { readonly code: 'flag-unknown'; readonly flag: string; readonly flags: readonly string[] }
  | { readonly code: 'field-not-noted'; readonly field: string; readonly fields: readonly string[] }
  | { readonly code: 'not-paused' }
  | { readonly code: 'paused-already'; readonly waitingFor: string };
