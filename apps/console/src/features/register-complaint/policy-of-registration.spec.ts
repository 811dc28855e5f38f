import type { PolicySummary } from '@redress/contracts';
import { en } from '../../language/en/index.js';
import { bodyOf, missingIn } from '../../forms/body-of.js';
import { Reference } from '../../reference/reference.js';
import { kindIn, requestFor } from './policy-of-registration.js';
import { sectionsOf } from './registration-inputs.js';

const named = (name: string) => ({ name, label: { zh: name, en: name } });
const policy = (name: string, kinds: readonly string[]) =>
  ({
    ...named(name),
    version: 1,
    title: { zh: name, en: name },
    kinds: kinds.map((kind) => ({ ...named(kind), fields: [] })),
    categories: [],
    products: [],
    flags: [],
    currency: 'CNY',
  }) as unknown as PolicySummary;
const policies = [policy('shops', ['enquiry', 'complaint']), policy('standard', ['complaint'])];
const reference = new Reference(policies, { branches: [], people: [] }, 'en');
const inputs = sectionsOf({ words: en, reference, policy: policies[0], kind: 'complaint', branches: [] }).flatMap(
  (section) => section.inputs,
);
const filled = { channel: 'phone', branch: 'cn', 'customer.name': 'Nobody', narrative: 'It broke.', kind: 'complaint' };

describe('the policy of a registration', () => {
  // the console sent the first policy of the list with every registration: neither a policy written for the branch nor
  // DEFAULT_POLICY ever ruled
  it('is named only by whoever chose it', () => {
    expect(missingIn(inputs, filled)).toEqual([]);
    expect(bodyOf(inputs, filled)).not.toHaveProperty('policy');
    expect(bodyOf(inputs, { ...filled, policy: 'standard' })).toMatchObject({ policy: 'standard' });
  });

  it('is asked of the API by what bears on it', () => {
    expect(requestFor({})).toBe('/api/v1/complaints/policy');
    expect(requestFor({ ...filled, kind: undefined })).toBe('/api/v1/complaints/policy?branch=cn&channel=phone');
    expect(requestFor({ policy: 'standard', branch: ' ' })).toBe('/api/v1/complaints/policy?policy=standard');
  });
});

describe('the kind of a registration', () => {
  it.each([
    ['the chosen one', policies[0], 'enquiry', 'enquiry'],
    ['a complaint, where none is chosen', policies[0], undefined, 'complaint'],
    ['a complaint, where the policy has no such kind', policies[1], 'enquiry', 'complaint'],
    ['the first, where the policy has no complaints', policy('reports', ['report']), 'enquiry', 'report'],
    ['a complaint, as long as no policy is known', undefined, 'enquiry', 'complaint'],
  ])('is %s', (_rule, under, chosen, kind) => expect(kindIn(under, chosen)).toBe(kind));
});
