import type { Instant } from '@redress/business-time';
import type { RegisterComplaint } from '@redress/contracts';
import { choosePolicy, type Policy, validateForm } from '@redress/policy';
import { type FieldError, Problem } from '@redress/service-kit';

/**
 * The policy a complaint comes under: the one it names, or the one for its branch and channel.
 * @throws {Problem} 422 naming the field, 503 while no policy has arrived here at all
 */
export function policyFor(
  policies: readonly Policy[],
  { policy: name, branch, channel, kind }: RegisterComplaint,
): Policy {
  if (policies.length === 0) throw new Problem({ status: 503, code: 'no-policy-yet', retryAfterSeconds: 2 });
  if (name === undefined) {
    const chosen = choosePolicy(policies, { branchPath: branchAndAbove(branch), channel, kind });
    if (chosen) return chosen;
    throw refused([
      {
        field: 'kind',
        code: 'no-policy-takes-it',
        message: `No policy takes the kind ${kind} over the channel ${channel}`,
      },
    ]);
  }
  const named = policies.find((policy) => policy.name === name);
  if (named) return named;
  const names = policies.map((policy) => policy.name).join(', ');
  throw refused([
    { field: 'policy', code: 'policy-unknown', message: `There is no policy ${name}; there are ${names}` },
  ]);
}

/**
 * Checks what was sent against the policy: kind, category, product, flags and the kind’s own form.
 * @throws {Problem} 422 naming every field that is wrong
 */
export function checkAgainst(policy: Policy, body: RegisterComplaint, now: Instant): void {
  const { kind, category, product, flags, amount, fields } = body;
  const errors: FieldError[] = [];
  const among = (field: string, value: string | undefined, known: readonly { id: string }[]) => {
    if (value === undefined || known.some(({ id }) => id === value)) return;
    const names = known.map(({ id }) => id).join(', ');
    errors.push({
      field,
      code: `${field.split('.')[0]}-unknown`,
      message: `Policy ${policy.ref} knows no ${value}; it knows ${names}`,
    });
  };
  among('kind', kind, policy.kinds);
  among('category', category, policy.categories);
  among('product', product, policy.products);
  flags.forEach((flag, index) => among(`flags.${index}`, flag, policy.flags));
  if (amount && amount.currency !== policy.currency) {
    const message = `Policy ${policy.ref} reckons in ${policy.currency ?? 'no currency'}, not in ${amount.currency}`;
    errors.push({ field: 'amount.currency', code: 'currency-unknown', message });
  }
  if (errors.length === 0) errors.push(...formErrors(policy, body, now));
  if (errors.length > 0) throw refused(errors);
}

/** Names of the form’s fields that are personal: they go into the vault. */
export function personalFieldsOf(policy: Policy, kind: string): readonly string[] {
  return (
    policy.kinds
      .find(({ id }) => id === kind)
      ?.fields.filter(({ personal }) => personal)
      .map(({ id }) => id) ?? []
  );
}

function formErrors(policy: Policy, body: RegisterComplaint, now: Instant): readonly FieldError[] {
  const { kind, channel, branch, flags, amount, fields } = body;
  const facts = { kind, channel, branch, flags, fields, registeredAt: now, now, ...(amount && { amount }) };
  return validateForm(policy, kind, fields, facts).map(({ field, code, message }) => ({
    field: `fields.${field}`,
    code,
    message: message.en,
  }));
}

function refused(errors: readonly FieldError[]): Problem {
  return new Problem({ status: 422, code: 'request-invalid', errors });
}

function branchAndAbove(branch: string): readonly string[] {
  const parts = branch.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
