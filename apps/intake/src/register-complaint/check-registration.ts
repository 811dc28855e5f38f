import type { Instant } from '@redress/business-time';
import type { RegisterComplaint } from '@redress/contracts';
import {
  choosePolicy,
  type Field,
  type Policy,
  type StandardPlace,
  standardPlaceOf,
  type Text,
  validateForm,
} from '@redress/policy';
import { type FieldError, fieldsWrong, type Language, Problem } from '@redress/service-kit';
import { formOf } from './registration.js';

/** What is wrong with a field, before anybody is told in one language. */
type FieldFault = Omit<FieldError, 'message'> & { readonly message: Text };

/** What a policy is chosen by; what is not known yet chooses none that was written for it. */
type ToChooseBy = Pick<RegisterComplaint, 'kind'> & {
  readonly [part in 'policy' | 'branch' | 'channel']?: RegisterComplaint[part] | undefined;
};

/**
 * The policy a complaint comes under: the one it names, or the one written for its branch, or the default.
 * @param fallback  name of the default policy
 * @param language  of the messages to the caller
 * @throws {Problem} 422 naming the field, 503 while no policy has arrived here at all
 */
export function policyFor(
  policies: readonly Policy[],
  { policy: name, branch = '', channel, kind }: ToChooseBy,
  fallback: string,
  language: Language,
): Policy {
  if (policies.length === 0) throw new Problem({ status: 503, code: 'no-policy-yet', retryAfterSeconds: 2 });
  if (name === undefined) {
    const eligible = policies.filter((policy) => policy.name === fallback || policy.selects.branches.length > 0);
    const chosen = choosePolicy(eligible, { branchPath: branchAndAbove(branch), channel: channel ?? '', kind });
    if (chosen) return chosen;
    const message = {
      zh: `没有处理制度受理渠道 ${channel ?? '–'} 的类型 ${kind}`,
      en: `No policy takes the kind ${kind} over the channel ${channel ?? '–'}`,
    };
    throw refused([{ field: 'kind', code: 'no-policy-takes-it', message }], language);
  }
  const named = policies.find((policy) => policy.name === name);
  if (named) return named;
  const names = policies.map((policy) => policy.name).join(', ');
  const message = { zh: `没有处理制度 ${name}，可选：${names}`, en: `There is no policy ${name}; there are ${names}` };
  throw refused([{ field: 'policy', code: 'policy-unknown', message }], language);
}

/**
 * Checks what was sent against the policy: kind, category, product, flags and the kind’s own form.
 * @param language  of the messages to the caller
 * @throws {Problem} 422 naming every field that is wrong
 */
export function checkAgainst(policy: Policy, body: RegisterComplaint, now: Instant, language: Language): void {
  const { kind, category, product, flags, amount } = body;
  const errors: FieldFault[] = [];
  const among = (field: string, value: string | undefined, known: readonly { id: string }[]) => {
    if (value === undefined || known.some(({ id }) => id === value)) return;
    const names = known.map(({ id }) => id).join(', ');
    errors.push({
      field,
      code: `${field.split('.')[0]}-unknown`,
      message: {
        zh: `处理制度 ${policy.ref} 没有 ${value}，可选：${names}`,
        en: `Policy ${policy.ref} knows no ${value}; it knows ${names}`,
      },
    });
  };
  among('kind', kind, policy.kinds);
  among('category', category, policy.categories);
  among('product', product, policy.products);
  flags.forEach((flag, index) => among(`flags.${index}`, flag, policy.flags));
  if (amount && amount.currency !== policy.currency) {
    const message = {
      zh: `处理制度 ${policy.ref} 的币种为 ${policy.currency ?? '无'}，不是 ${amount.currency}`,
      en: `Policy ${policy.ref} reckons in ${policy.currency ?? 'no currency'}, not in ${amount.currency}`,
    };
    errors.push({ field: 'amount.currency', code: 'currency-unknown', message });
  }
  if (errors.length === 0) errors.push(...formErrors(policy, body, now));
  if (errors.length > 0) throw refused(errors, language);
}

function formErrors(policy: Policy, body: RegisterComplaint, now: Instant): readonly FieldFault[] {
  const { kind, channel, branch, category, product, flags, amount, fields } = body;
  const form = formOf(policy, kind);
  const placed = new Map(form.map((field) => [field.id, standardPlaceOf(field, form)]));
  const own = Object.fromEntries(Object.entries(fields).filter(([id]) => placed.get(id) === undefined));
  const facts = {
    kind,
    channel,
    branch,
    flags,
    fields: own,
    registeredAt: now,
    now,
    ...given({ category, product, amount }),
  };
  const faults = validateForm(policy, kind, { ...own, ...valuesInPlaces(body, placed) }, facts)
    .filter(({ field }) => !(placed.get(field) === 'customer.telephone' && body.customer.email !== undefined))
    // evidence is handed in afterwards
    .filter(({ field, code }) => !(placed.get(field) === 'evidence' && code === 'missing'))
    .map(({ field, code, message }) => ({ field: placed.get(field) ?? `fields.${field}`, code, message }));
  return [...misplaced(policy, form, fields), ...faults];
}

/** Fields that have a place in every registration, and were sent among those of the form instead. */
function misplaced(
  { ref }: Policy,
  form: readonly Field[],
  fields: RegisterComplaint['fields'],
): readonly FieldFault[] {
  return form.flatMap((field) => {
    const place = standardPlaceOf(field, form);
    if (place === undefined || !Object.hasOwn(fields, field.id)) return [];
    const { id, label, sources } = field;
    const where = place === 'evidence' ? 'POST /api/v1/complaints/{id}/evidence' : place;
    const rule = { zh: [ref, ...sources.map((each) => `条款 ${each}`)], en: [...sources, `in ${ref}`] };
    const message = {
      zh: `${label.zh}（${id}，${rule.zh.join(' ')}）应填入 ${where}；填入 fields 会以明文永久保存（C-6）`,
      en: `${label.en} (${id}, ${rule.en.join(' ')}) belongs in ${where}; in fields it would stay in clear for good (C-6)`,
    };
    return [{ field: `fields.${id}`, code: 'belongs-elsewhere', message }];
  });
}

/** What stands in the places of every registration, by the names this form has for them. */
function valuesInPlaces(
  { customer, narrative, demand }: RegisterComplaint,
  placed: ReadonlyMap<string, StandardPlace | undefined>,
) {
  const values: Readonly<Record<StandardPlace, unknown>> = {
    'customer.name': customer.name,
    'customer.telephone': customer.telephone,
    'customer.email': customer.email,
    'customer.address': customer.address,
    narrative,
    demand,
    evidence: undefined,
  };
  return given(Object.fromEntries([...placed].map(([id, place]) => [id, place && values[place]])));
}

function given<Values extends object>(values: Values): { [Key in keyof Values]?: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

function refused(faults: readonly FieldFault[], language: Language): Problem {
  return fieldsWrong(
    faults.map(({ message, ...where }) => ({ ...where, message: language === 'zh-CN' ? message.zh : message.en })),
  );
}

function branchAndAbove(branch: string): readonly string[] {
  const parts = branch.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
