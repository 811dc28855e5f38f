import type { Principal, Role } from '@redress/service-kit';

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

export function mayReadPersonal({ roles }: Principal): boolean {
  return roles.some((role) => readersOfPersonal.includes(role));
}
