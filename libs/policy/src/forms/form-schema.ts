import type { Field, Kind, Policy, Text } from '../format.js';
import { type StandardPlace, standardPlaceOf } from './standard-places.js';

export interface FieldSchema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly title: string;
  readonly 'x-label': Text;
  readonly 'x-personal': boolean;
  /** Where the value belongs in a registration: in a place of its own, or in `fields.ID`. */
  readonly 'x-place': StandardPlace | `fields.${string}`;
  readonly 'x-type': Field['type'];
  readonly [keyword: string]: unknown;
}

export interface FormSchema {
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
  readonly title: string;
  readonly 'x-policy': string;
  readonly type: 'object';
  readonly properties: Readonly<Record<string, FieldSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** Thrown for a kind the policy does not have. */
export class NoSuchKind extends Error {
  constructor(policy: string, kind: string) {
    super(`Policy ${policy} has no kind "${kind}"`);
    this.name = 'NoSuchKind';
  }
}

/**
 * The form of one kind as JSON Schema (draft 2020-12), for the API and the console. Labels, what is personal
 * and the place of a field in a registration stand in `x-` keywords; conditions (`x-required-when`) are told and checked
 * by {@link validateForm}, not by the schema.
 * @throws {NoSuchKind} the policy does not have this kind
 */
export function formSchema(policy: Policy, kind: string): FormSchema {
  const { fields, title } = kindOf(policy, kind);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `${title.en} · ${title.zh}`,
    'x-policy': policy.ref,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.id, fieldSchema(field, fields)])),
    required: fields.filter((field) => field.required).map((field) => field.id),
    additionalProperties: false,
  };
}

/** @throws {NoSuchKind} the policy does not have this kind */
export function kindOf(policy: Policy, kind: string): Kind {
  const found = policy.kinds.find((each) => each.id === kind);
  if (found === undefined) throw new NoSuchKind(policy.ref, kind);
  return found;
}

function fieldSchema(field: Field, form: readonly Field[]): FieldSchema {
  return {
    ...typeSchema(field),
    title: `${field.label.en} · ${field.label.zh}`,
    'x-label': field.label,
    'x-personal': field.personal,
    'x-place': standardPlaceOf(field, form) ?? `fields.${field.id}`,
    'x-type': field.type,
    ...(field.help && { description: `${field.help.en} · ${field.help.zh}` }),
    ...(field.requiredWhen && { 'x-required-when': field.requiredWhen.source }),
    ...(field.options.length > 0 && { 'x-options': field.options }),
  };
}

function typeSchema(field: Field): Pick<FieldSchema, 'type'> & Record<string, unknown> {
  const { min, max, maxLength, pattern } = field;
  const range = { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
  const values = field.options.map((option) => option.value);
  switch (field.type) {
    case 'number':
      return { type: 'integer', ...range };
    case 'money':
      return { type: 'integer', minimum: 0, ...range };
    case 'decimal':
      return { type: 'number', ...range };
    case 'yes-no':
      return { type: 'boolean' };
    case 'choice':
      return { type: 'string', enum: values };
    case 'choices':
      return { type: 'array', items: { type: 'string', enum: values }, uniqueItems: true };
    case 'files':
      return { type: 'array', items: { type: 'string' } };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'date-time':
      return { type: 'string', format: 'date-time' };
    case 'email':
      return { type: 'string', format: 'email', maxLength: maxLength ?? 254 };
    case 'text':
    case 'long-text':
    case 'telephone':
    case 'address':
      return {
        type: 'string',
        maxLength: maxLength ?? longest(field.type),
        ...(pattern !== undefined && { pattern: `^(?:${pattern})$` }),
      };
  }
}

/** How long a text may be where the policy does not say. */
export function longest(type: Field['type']): number {
  if (type === 'long-text') return 20_000;
  return type === 'telephone' ? 40 : type === 'email' ? 254 : 500;
}
