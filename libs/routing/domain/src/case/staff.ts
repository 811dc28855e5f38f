import type { Instant } from '@redress/business-time';
import { holdsRole, type Policy } from '@redress/policy';
import type { Actor, Matter } from './case.events.js';

/** Somebody of the house as the directory names them, with what matters of them at this moment. */
export interface Colleague {
  readonly actor: Actor;
  /** Roles of the product or of a policy. */
  readonly roles: readonly string[];
  readonly department: string | null;
  /** Roots of the branches within reach; `*` is every branch. */
  readonly branches: readonly string[];
  /** The highest confidentiality the person may see (E1-1). */
  readonly clearance: Matter['confidentiality'];
  /** Cases in hand that are neither resolved nor closed. */
  readonly openCases: number;
  /** Until when the person is away; nothing while present. */
  readonly awayUntil: Instant | null;
  /** Who stands in for the person, in this order. */
  readonly deputies: readonly Actor[];
  /** Named by the duty roster for this moment. */
  readonly onDuty: boolean;
}

/** The people of the house at the moment of a command: the present arrives with the command. */
export interface Staff {
  /** Within the opening hours of the calendar; outside them the duty roster is asked first. */
  readonly withinHours: boolean;
  readonly people: readonly Colleague[];
}

/** Levels of the house, lowest first: whoever stands higher may do the work of a handler too. */
const levels = ['receiver', 'handler', 'supervisor', 'department-manager', 'leader-in-charge', 'head-office'];

/** Whether somebody with these roles has the one asked for, or stands above it. */
export function holdsRoleOrAbove(policy: Policy, roles: readonly string[], role: string): boolean {
  const needed = levels.indexOf(standardRoleOf(policy, role));
  const standing = roles.map((each) => levels.indexOf(standardRoleOf(policy, each)));
  return holdsRole(policy, roles, role) || (needed >= 0 && standing.some((level) => level > needed));
}

/** Whether a branch lies within reach. */
export function reachesBranch({ branches }: Colleague, branch: string): boolean {
  return branches.some((root) => root === '*' || branch === root || branch.startsWith(`${root}/`));
}

const confidentialities: readonly Matter['confidentiality'][] = ['normal', 'secret', 'top-secret'];

/** Whether a matter of this confidentiality may be seen (E1-1). */
export function clearedFor({ clearance }: Colleague, confidentiality: Matter['confidentiality']): boolean {
  return confidentialities.indexOf(clearance) >= confidentialities.indexOf(confidentiality);
}

/** The product’s role that a role of the policy stands for; its own name where the policy says nothing. */
export function standardRoleOf({ roles }: Policy, role: string): string {
  return roles.find(({ id }) => id === role)?.as ?? role;
}
