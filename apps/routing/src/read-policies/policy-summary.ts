import type { FormField, PolicySummary } from '@redress/contracts';
import {
  type Field,
  type FieldType,
  holdsRole,
  type Named,
  notableFacts,
  ownFieldsOf,
  type Policy,
  recordersOf,
  standardPauseStates,
  standardRoles,
} from '@redress/policy';
import { z } from 'zod';

/** The version in an address. */
export const PolicyVersion = z.coerce.number().int().min(1);

const pauseLabels: Readonly<Record<(typeof standardPauseStates)[number], Named['title']>> = {
  'waiting-for-customer': { zh: '等待客户', en: 'Waiting for the customer' },
  'waiting-for-goods': { zh: '等待货物', en: 'Waiting for goods' },
  'waiting-for-third-party': { zh: '等待第三方', en: 'Waiting for a third party' },
  'waiting-for-authority': { zh: '等待主管部门', en: 'Waiting for an authority' },
  'waiting-for-court': { zh: '等待法院', en: 'Waiting for a court' },
};

const typeOf: Readonly<Record<FieldType, FormField['type']>> = {
  text: 'text',
  'long-text': 'long-text',
  number: 'number',
  decimal: 'number',
  money: 'money',
  date: 'date',
  'date-time': 'date',
  'yes-no': 'yes-no',
  choice: 'choice',
  choices: 'choice',
  telephone: 'telephone',
  email: 'email',
  address: 'text',
  files: 'text',
};

/** A policy as forms, filters and lists show it. */
export function summaryOf(policy: Policy): PolicySummary {
  const named = (parts: readonly Named[]) => parts.map(({ id, title }) => ({ name: id, label: title }));
  return {
    name: policy.name,
    version: policy.version,
    title: policy.title,
    kinds: policy.kinds.map(({ id, title, fields }) => ({
      name: id,
      label: title,
      fields: ownFieldsOf(fields).map(fieldOf),
    })),
    categories: named(policy.categories),
    products: named(policy.products),
    grades: named(policy.grades),
    flags: named(policy.flags),
    departments: named(policy.departments),
    roles: named(policy.roles),
    steps: named(uniqueById(policy.deadlines.flatMap(({ ladder }) => ladder))),
    declineGrounds: named(policy.declining),
    pauseStates: [
      ...standardPauseStates.map((name) => ({ name, label: pauseLabels[name] })),
      ...named(policy.pauseStates),
    ],
    causes: named(policy.causes),
    solutionTypes: named(policy.solutionTypes),
    bands: named(uniqueById(policy.surveys.flatMap(({ bands }) => bands))),
    facts: notableFacts(policy).map((fact) => factOf(policy, fact)),
    deadlines: named(policy.deadlines),
    currency: policy.currency ?? null,
  };
}

/** Ladders of one policy may call steps alike, questionnaires bands; the first one gives the name. */
function uniqueById<Part extends { readonly id: string }>(parts: readonly Part[]): readonly Part[] {
  return parts.filter(({ id }, index) => parts.findIndex((each) => each.id === id) === index);
}

const learned: Named['title'] = { zh: '获知新情况', en: 'Circumstances became known' };

/** A fact people may note, with the product’s roles that the policy lets note it. */
function factOf(policy: Policy, fact: string): PolicySummary['facts'][number] {
  const asked = recordersOf(policy, fact);
  const recordedBy = standardRoles.filter((role) => asked.some((each) => holdsRole(policy, [role], each)));
  return { name: fact, label: policy.facts.find(({ id }) => id === fact)?.title ?? learned, recordedBy };
}

function fieldOf({ id, label, type, required, requiredWhen, personal, options }: Field): FormField {
  const choices = options.map(({ value, label: text }) => ({ value, label: text }));
  return {
    name: id,
    label,
    type: typeOf[type],
    required,
    requiredWhen: requiredWhen?.source ?? null,
    personal,
    ...(choices.length > 0 && { options: choices }),
  };
}
