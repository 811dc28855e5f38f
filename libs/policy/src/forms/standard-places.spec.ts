import type { Field } from '../format.js';
import { shippedPolicy } from '../spec-support.js';
import { ownFieldsOf, plainFieldsOf, standardPlaceOf } from './standard-places.js';

const formOf = (policy: string) => shippedPolicy(policy).kinds.find(({ id }) => id === 'complaint')?.fields ?? [];
const ids = (fields: readonly Field[]) => fields.map(({ id }) => id);

describe('the fields of a form', () => {
  it('are its own where no registration has a place for them', () =>
    expect(ids(ownFieldsOf(formOf('it-operations')))).toEqual(['complained-system', 'happened-on']));

  it('may stand in a fact where they are its own and not personal', () =>
    expect(ids(plainFieldsOf(formOf('it-operations')))).toEqual(['happened-on']));

  it.each(['standard', 'gifts', 'brewery', 'disinfection', 'retail', 'cn-12315'])(
    'of %s never let a name, a contact, words or files stand in a fact',
    (policy) =>
      expect(plainFieldsOf(formOf(policy)).filter(({ findBy, type }) => findBy ?? type === 'files')).toEqual([]),
  );

  // a choice of what is wanted was taken for the words of the demand: no condition could look at it
  it('are its own where they are called demand and take no words', () => {
    const [incident] = formOf('standard').filter(({ id }) => id === 'incident');
    const demand: Field = { ...(incident as Field), id: 'demand', type: 'choice', personal: false };
    expect(standardPlaceOf(demand, [demand])).toBeUndefined();
    expect(standardPlaceOf({ ...demand, type: 'text', personal: true }, [demand])).toBe('demand');
  });
});
