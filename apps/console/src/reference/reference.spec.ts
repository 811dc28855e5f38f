import type { PolicySummary } from '@redress/contracts';
import { Reference } from './reference.js';

const grade = (en: string) => ({ name: 'major', label: { zh: en, en } });
const policy = (name: string, version: number, called: string) =>
  ({ name, version, title: { zh: name, en: name }, grades: [grade(called)] }) as unknown as PolicySummary;
const newest = [policy('shops', 2, 'Bad'), policy('standard', 3, 'Major')];
const nobody = { branches: [], people: [] };
const reference = (others: readonly PolicySummary[] = []) => new Reference(newest, nobody, 'en', others);

describe('the policy of a complaint', () => {
  const old = { name: 'standard', version: 1 };

  // a complaint of version 1 got the forms of version 3, with names that version 1 does not know
  it('makes forms in the very version it is judged by, or none', () => {
    expect(reference().policyVersion(old)).toBeUndefined();
    expect(reference([policy('standard', 1, 'Serious')]).policyVersion(old)?.version).toBe(1);
  });

  it('lends words from the newest of its name until that version is here', () => {
    const words = (known: Reference) => known.label('grades', 'major', known.policy('standard', 1));
    expect(words(reference())).toBe('Major');
    expect(words(reference([policy('standard', 1, 'Serious')]))).toBe('Serious');
  });

  it('is offered once for each name, in the order of the house', () => {
    const known = reference([policy('standard', 1, 'Serious')]);
    expect(known.policyOptions().map(({ value }) => value)).toEqual(['shops', 'standard']);
    expect(known.options('grades').map(({ label }) => label)).toEqual(['Bad']);
  });
});
