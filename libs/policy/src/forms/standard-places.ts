import type { Field } from '../format.js';

/** Where the registration has a place of its own for what a form asks. */
export type StandardPlace =
  'customer.name' | 'customer.telephone' | 'customer.email' | 'customer.address' | 'narrative' | 'demand' | 'evidence';

const byIndex: Readonly<Record<string, StandardPlace>> = {
  name: 'customer.name',
  telephone: 'customer.telephone',
  email: 'customer.email',
  address: 'customer.address',
};

/**
 * The place of a form’s field in every registration; nothing for a field that only this kind of matter has. The first
 * long personal text of a form is what happened, whatever the policy calls it: incident, question or suggestion.
 */
export function standardPlaceOf(field: Field, form: readonly Field[]): StandardPlace | undefined {
  if (field.findBy !== undefined && byIndex[field.findBy] !== undefined) return byIndex[field.findBy];
  if (field.type === 'files') return 'evidence';
  if (isDemand(field)) return 'demand';
  const narrative = form.find(({ type, personal, id }) => type === 'long-text' && personal && id !== 'demand');
  return field.id === narrative?.id ? 'narrative' : undefined;
}

/** What is wanted, in words; a choice of it is the form’s own, and conditions may look at it. */
function isDemand({ id, type }: Field): boolean {
  return id === 'demand' && (type === 'text' || type === 'long-text');
}

/** The fields of a form that are asked beside those every registration has. */
export function ownFieldsOf(form: readonly Field[]): readonly Field[] {
  return form.filter((field) => standardPlaceOf(field, form) === undefined);
}

/** The fields whose values may stand in a fact, in clear and for good: the form’s own that are not personal. */
export function plainFieldsOf(form: readonly Field[]): readonly Field[] {
  return ownFieldsOf(form).filter(({ personal }) => !personal);
}
