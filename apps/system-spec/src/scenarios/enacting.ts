import {
  type CaseFacts,
  type Field,
  type Learned,
  moneyOf,
  ownFieldsOf,
  type Policy,
  type Scenario,
} from '@redress/policy';
import type { Instant } from '@redress/business-time';
import type { Answered } from '../person.js';
import type { StaffRole } from './house.js';

export type Step = Scenario['facts'][number];
export const BRANCH = 'cn/east/shanghai-01';

/** A scenario on its way: each step is done by somebody who may do it. */
export interface Enacting {
  readonly complaintId: string;
  readonly policy: Policy;
  readonly scenario: Scenario;
  do(step: Step): Promise<void>;
  get<Body>(thing: 'cases' | 'timetables'): Promise<Answered<Body>>;
}

const inOrderOfRank: readonly StaffRole[] = [
  'handler',
  'receiver',
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
];

/** The product’s role that has the rights of one of these roles of the policy, the lowest that there is. */
export function roleAmong({ roles }: Policy, asked: readonly string[]): StaffRole {
  const standard = asked.map((id) => roles.find((role) => role.id === id)?.as ?? id);
  const found = inOrderOfRank.find((role) => standard.includes(role));
  if (found === undefined) throw new Error(`Nobody in the house is ${asked.join(' or ')}`);
  return found;
}

/** What became known with a step, beside what was known before: scenarios say all that is known. */
export function learnedIn({ now = {} }: Step, { flags: before = [] }: Learned) {
  const { flags = before, amount, history = {}, fields } = now;
  const claimed = amount === undefined ? undefined : moneyOf(amount);
  return {
    flags: flags.filter((flag) => !before.includes(flag)),
    flagsDown: before.filter((flag) => !flags.includes(flag)),
    ...(claimed && { amount: claimed }),
    ...history,
    ...(fields && { fields }),
  };
}

/** Something in every field that the kind’s form asks for and the scenario does not care about. */
export function fillingOf(
  policy: Policy,
  { kind, channel, category, product, flags }: Scenario['complaint'],
  now: Instant,
): Readonly<Record<string, string | number | boolean>> {
  const facts: CaseFacts = {
    kind,
    channel,
    registeredAt: now,
    now,
    ...(category !== undefined && { category }),
    ...(product !== undefined && { product }),
    ...(flags && { flags }),
  };
  const form = policy.kinds.find(({ id }) => id === kind)?.fields ?? [];
  const asked = ownFieldsOf(form).filter(({ required, requiredWhen }) => required || requiredWhen?.holds(facts));
  return Object.fromEntries(asked.map((field) => [field.id, something(field)]));
}

function something({ type, min, options }: Field): string | number | boolean {
  switch (type) {
    case 'number':
    case 'decimal':
    case 'money':
      return min ?? 1;
    case 'yes-no':
      return false;
    case 'date':
      return '2026-01-02';
    case 'date-time':
      return '2026-01-02T10:00:00+08:00';
    case 'choice':
    case 'choices':
      return options[0]?.value ?? '';
    case 'telephone':
      return '13000000072';
    case 'email':
      return 'nobody@example.com';
    default:
      return 'X-1';
  }
}
