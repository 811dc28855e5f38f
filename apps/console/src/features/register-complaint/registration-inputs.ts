import type { FormField, PolicySummary } from '@redress/contracts';
import type { FormInput, InputType } from '../../forms/form-input.js';
import type { Catalogue } from '../../language/catalogue.js';
import type { Option, Reference } from '../../reference/reference.js';

export interface Section {
  readonly title: string;
  readonly inputs: readonly FormInput[];
}

interface RegistrationContext {
  readonly words: Catalogue;
  readonly reference: Reference;
  /** The policy that will rule; its kinds, categories and forms are asked. */
  readonly policy: PolicySummary | undefined;
  readonly kind: string;
  readonly branches: readonly Option[];
}

/** What is asked when a complaint is registered: the record sheet, and what the policy wants of this kind. */
export function sectionsOf(context: RegistrationContext): Section[] {
  const { words } = context;
  const { sections } = words.register;
  return [
    { title: sections.where, inputs: whereInputs(context) },
    { title: sections.customer, inputs: customerInputs(words) },
    { title: sections.matter, inputs: matterInputs(context) },
    { title: sections.policyFields, inputs: policyInputs(context) },
    { title: sections.handling, inputs: handlingInputs(context) },
  ].filter(({ inputs }) => inputs.length > 0);
}

function whereInputs({ words: { terms, register }, reference, policy, branches }: RegistrationContext): FormInput[] {
  const channels = Object.entries(terms.channels).map(([value, label]) => ({ value, label }));
  const policies = reference.policyOptions();
  const kinds = policy ? reference.options('kinds', policy) : [];
  return [
    { name: 'channel', label: terms.channel, type: 'chips', options: channels, required: true },
    ...(kinds.length > 1
      ? [{ name: 'kind', label: terms.kind, type: 'chips', options: kinds, required: true } satisfies FormInput]
      : []),
    branches.length > 0
      ? { name: 'branch', label: terms.branch, type: 'choice', options: branches, required: true }
      : { name: 'branch', label: terms.branch, type: 'text', required: true },
    ...named('policy', terms.policy, policies.length > 1 ? policies : [], register.policyHint),
    { name: 'happenedAt', label: register.happenedAt, type: 'date-time', hint: register.happenedHint },
  ];
}

function customerInputs({ terms }: Catalogue): FormInput[] {
  return [
    { name: 'customer.name', label: terms.name, type: 'text', required: true, maxLength: 200 },
    { name: 'customer.telephone', label: terms.telephone, type: 'telephone' },
    { name: 'customer.email', label: terms.email, type: 'email' },
    { name: 'customer.address', label: terms.address, type: 'text', maxLength: 500 },
    { name: 'customer.customerNumber', label: terms.customerNumber, type: 'text', maxLength: 80 },
  ];
}

function matterInputs({ words: { terms, register }, reference, policy }: RegistrationContext): FormInput[] {
  return [
    { name: 'narrative', label: terms.narrative, type: 'long-text', required: true, hint: register.narrativeHint },
    { name: 'demand', label: terms.demand, type: 'long-text' },
    ...named('category', terms.category, reference.options('categories', policy)),
    ...named('product', terms.product, reference.options('products', policy)),
    { name: 'amount', label: terms.amount, type: 'money', currency: policy?.currency ?? 'CNY' },
    ...several('flags', terms.flags, reference.options('flags', policy), register.flagsHint),
  ];
}

function handlingInputs({ words: { terms }, reference }: RegistrationContext): FormInput[] {
  const people = reference.directory.people.map(({ id, name }) => ({ value: id, label: name }));
  const levels = Object.entries(terms.confidentialities).map(([value, label]) => ({ value, label }));
  return [
    { name: 'term', label: terms.term, type: 'date-time' },
    ...named('complainedAbout', terms.complainedAbout, people),
    { name: 'confidentiality', label: terms.confidentiality, type: 'chips', options: levels, initial: 'normal' },
  ];
}

function policyInputs({ words, reference, policy, kind }: RegistrationContext): FormInput[] {
  const fields = policy?.kinds.find(({ name }) => name === kind)?.fields ?? [];
  return fields.map((field) => ({
    name: `fields.${field.name}`,
    label: reference.text(field.label),
    type: typeOf(field.type),
    required: field.required,
    ...(field.requiredWhen !== null && { hint: words.register.sometimesRequired }),
    currency: policy?.currency ?? 'CNY',
    options: field.options?.map(({ value, label }) => ({ value, label: reference.text(label) })) ?? [],
  }));
}

/** Amounts in a policy's own fields are whole numbers of the smallest unit. */
function typeOf(type: FormField['type']): InputType {
  return type === 'money' ? 'minor-units' : type;
}

function named(name: string, label: string, options: readonly Option[], hint?: string): FormInput[] {
  return options.length === 0 ? [] : [{ name, label, type: 'choice', options, ...(hint !== undefined && { hint }) }];
}

function several(name: string, label: string, options: readonly Option[], hint: string): FormInput[] {
  return options.length === 0 ? [] : [{ name, label, type: 'several', options, hint }];
}
