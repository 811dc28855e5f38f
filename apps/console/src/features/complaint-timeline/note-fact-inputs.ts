import type { FormField, PolicySummary } from '@redress/contracts';
import type { FormInput, InputType } from '../../forms/form-input.js';
import type { Option } from '../../reference/reference.js';
import { type ActionContext, policyOf } from './action-inputs.js';

/** What happened that the policy gives a name, and what became known with it. */
export function noteFactInputs(context: ActionContext): FormInput[] {
  const { words, reference, records } = context;
  const say = words.actions.fields;
  const policy = policyOf(context);
  const up = records.case?.flags ?? [];
  const flags = reference.options('flags', policy);
  const count = (name: string, label: string): FormInput => ({ name, label, type: 'number' });
  return [
    { name: 'fact', label: say.fact, type: 'choice', options: factsFor(context, policy), required: true },
    ...several(
      'flags',
      say.flags,
      flags.filter(({ value }) => !up.includes(value)),
    ),
    ...several(
      'flagsDown',
      say.flagsDown,
      flags.filter(({ value }) => up.includes(value)),
    ),
    { name: 'amount', label: words.terms.amount, type: 'money', currency: policy?.currency ?? 'CNY' },
    count('repeated', say.repeated),
    count('collective', say.collective),
    { ...count('score', say.surveyScore), when: ({ fact }) => fact === 'survey-returned' },
    ...plainFields(context, policy),
    { name: 'complainedAbout', label: words.terms.complainedAbout, type: 'choice', options: peopleOf(context) },
    { name: 'note', label: say.note, type: 'long-text' },
  ];
}

function peopleOf({ reference }: ActionContext): Option[] {
  return reference.directory.people.map(({ id, name }) => ({ value: id, label: name }));
}

/** The facts that somebody with these roles may note, by the policy. */
function factsFor({ reference, roles }: ActionContext, policy: PolicySummary | undefined): Option[] {
  const mine = (policy?.facts ?? []).filter(({ recordedBy }) => roles.some((role) => recordedBy.includes(role)));
  return mine.map(({ name, label }) => ({ value: name, label: reference.text(label) }));
}

function plainFields({ reference, records }: ActionContext, policy: PolicySummary | undefined): FormInput[] {
  const form = policy?.kinds.find(({ name }) => name === records.complaint?.kind)?.fields ?? [];
  return form
    .filter(({ personal }) => !personal)
    .map((field) => ({
      name: `fields.${field.name}`,
      label: reference.text(field.label),
      type: typeOf(field),
      currency: policy?.currency ?? 'CNY',
      options: field.options?.map(({ value, label }) => ({ value, label: reference.text(label) })) ?? [],
    }));
}

function typeOf({ type }: FormField): InputType {
  return type === 'money' ? 'minor-units' : type;
}

function several(name: string, label: string, options: readonly Option[]): FormInput[] {
  return options.length === 0 ? [] : [{ name, label, type: 'several', options }];
}
