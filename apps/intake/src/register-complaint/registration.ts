import type { RegisterComplaint } from '@redress/contracts';
import { instant } from '@redress/business-time';
import type { History, Registration, VaultRef } from '@redress/intake-domain';
import { type Field, ownFieldsOf, plainFieldsOf, type Policy } from '@redress/policy';
import type { Item, Lookup } from '@redress/vault';

/** One personal text of a registration, on its way into the vault. */
interface Personal {
  readonly kind: string;
  readonly text: string;
  readonly indexed: boolean;
}

/** The form of a kind; without fields where the policy does not have the kind. */
export function formOf(policy: Policy, kind: string): readonly Field[] {
  return policy.kinds.find(({ id }) => id === kind)?.fields ?? [];
}

/** Everything about a person in what was sent: it goes into the vault and nowhere else (C-6). */
export function personalTexts(
  { kind, customer, narrative, demand, fields }: RegisterComplaint,
  policy: Policy,
): readonly Personal[] {
  const personalFields = ownFieldsOf(formOf(policy, kind)).filter(({ personal }) => personal);
  const { name, telephone, email, address, customerNumber } = customer;
  const optional = (kind: string, text: string | undefined, indexed = false) =>
    text === undefined ? [] : [{ kind, text, indexed }];
  return [
    { kind: 'narrative', text: narrative, indexed: true },
    ...optional('demand', demand, true),
    { kind: 'name', text: name, indexed: true },
    ...optional('telephone', telephone),
    ...optional('email', email),
    ...optional('address', address, true),
    ...optional('customer-number', customerNumber),
    ...personalFields.flatMap(({ id }) => optional(`field:${id}`, fields[id]?.toString())),
  ];
}

export function vaultItems(texts: readonly Personal[], secret: boolean): readonly Item[] {
  return texts.map(({ kind, text, indexed }) => ({ kind, text, indexed, secret }));
}

/** By what the person is found again; telephone, e-mail and customer number also say that two are one. */
export function lookupsOf({ customer }: RegisterComplaint): readonly Lookup[] {
  const { name, telephone, email, customerNumber } = customer;
  return [
    ...(customerNumber === undefined ? [] : [{ kind: 'customer-number' as const, value: customerNumber }]),
    ...(telephone === undefined ? [] : [{ kind: 'telephone' as const, value: telephone }]),
    ...(email === undefined ? [] : [{ kind: 'email' as const, value: email }]),
    { kind: 'name' as const, value: name },
  ];
}

/** The registration as the stream keeps it: references in the place of words. */
export function registrationOf(
  body: RegisterComplaint,
  policy: Policy,
  sealed: { readonly subjectId: string; readonly refs: ReadonlyMap<string, VaultRef> },
  {
    registrationNumber,
    registeredBy,
    source,
  }: {
    source: Registration['source'];
    registrationNumber: string;
    registeredBy: string;
  },
): Registration {
  const {
    kind,
    channel,
    branch,
    category,
    product,
    amount,
    flags,
    fields,
    complainedAbout,
    term,
    confidentiality,
    history,
  } = body;
  const { narrative, demand, ...personal } = Object.fromEntries(sealed.refs);
  if (narrative === undefined) throw new Error('The vault sealed no narrative');
  return {
    registrationNumber,
    kind,
    channel,
    branch,
    policy: { name: policy.name, version: policy.version },
    category: category ?? null,
    product: product ?? null,
    amount: amount ?? null,
    flags,
    fields: plainValuesOf(fields, formOf(policy, kind)),
    customer: sealed.subjectId,
    personal,
    narrative,
    demand: demand ?? null,
    complainedAbout: complainedAbout === undefined ? null : `user:${complainedAbout}`,
    term: term === undefined ? null : instant(term),
    confidentiality,
    source,
    history: history === undefined ? null : historyOf(history),
    registeredBy,
  };
}

/** What may stay in clear for good: picked by the form’s own fields, so that a name nobody thought of stays out. */
function plainValuesOf(fields: RegisterComplaint['fields'], form: readonly Field[]): Registration['fields'] {
  return Object.fromEntries(
    plainFieldsOf(form).flatMap(({ id }) => {
      const value = fields[id];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

function historyOf({ refused, ...times }: NonNullable<RegisterComplaint['history']>): History {
  const instants = Object.entries(times).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, instant(text)] as const],
  );
  return { ...Object.fromEntries(instants), ...(refused !== undefined && { refused }) };
}
