import { ApiProblem } from '../api/problem.js';
import { missingIn } from './body-of.js';
import type { FormInput, FormValue } from './form-input.js';
import { whatIsWrong } from './wrong-fields.js';

const input: FormInput = { name: 'x', label: 'x', type: 'text', required: true };
const required = 'Please fill this in.';
const said = (value: FormValue | undefined) => {
  const values = { x: value };
  return whatIsWrong('x', { values, missing: missingIn([input], values), error: undefined, required });
};

describe('what is said beside a field', () => {
  // a blank was taken for missing, and not for something to tell: the form could not be sent and did not say why
  it.each([
    ['nothing', undefined],
    ['a blank', '  '],
    ['a choice of none', []],
  ])('that has to be filled and holds %s, is that it has to be', (_what, value) => expect(said(value)).toBe(required));

  it('is gone once there is something', () => {
    expect(said('x')).toBeUndefined();
    expect(whatIsWrong('x', { values: { x: 'y' }, missing: ['x'], error: undefined, required })).toBeUndefined();
  });

  it('is what the API says of it, whether or not it names its group', () => {
    const about = (field: string) => [{ field, code: 'x', message: `about ${field}` }];
    const problem = { type: '', title: '', status: 422, detail: '', code: 'x' };
    const judged = { values: {}, missing: [], required };
    const wrong = (field: string) =>
      whatIsWrong('fields.order', { ...judged, error: new ApiProblem({ ...problem, errors: about(field) }) });
    expect([wrong('fields.order'), wrong('order'), wrong('other')]).toEqual([
      'about fields.order',
      'about order',
      undefined,
    ]);
  });
});
