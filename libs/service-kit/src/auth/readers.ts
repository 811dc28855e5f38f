import type { Principal, Role } from './principal.js';

/** Roles that work with the customer; analysts, administrators and channels see the facts without the person. */
export const readersOfPersonal: readonly [Role, ...Role[]] = [
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
  'auditor',
];

/** Whether words typed by people are opened for them, in every service. */
export function mayReadPersonal({ roles }: Pick<Principal, 'roles'>): boolean {
  return roles.some((role) => readersOfPersonal.includes(role));
}
