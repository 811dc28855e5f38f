/** What a person or machine may do; every endpoint names the roles it serves. */
export const roles = [
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
  'auditor',
  'analyst',
  'administrator',
  'channel',
] as const;
export type Role = (typeof roles)[number];

/** Who may do something: said once for an endpoint and for the actions that are offered. */
export type RolesServed = readonly [Role, ...Role[]];

/** Confidentiality, lowest first (E1-1): a clearance opens its own level and those below. */
export const clearances = ['normal', 'secret', 'top-secret'] as const;
export type Clearance = (typeof clearances)[number];

/** Who is calling, as the verified token says. */
export interface Principal {
  readonly id: string;
  readonly kind: 'user' | 'channel';
  /** For screens only; never stored. */
  readonly name?: string;
  readonly roles: readonly Role[];
  /** Roots of the branch subtrees within reach, as paths (`cn/east`); `*` is every branch. */
  readonly branches: readonly string[];
  readonly department?: string;
  readonly clearance: Clearance;
  /** When the token ends, in milliseconds of the machine's clock: what goes on for longer than a request ends then. */
  readonly expiresAtMs?: number;
  /** How facts name the caller: `user:ID` or `channel:ID`. */
  readonly actor: string;
}
