import type { PolicySummary } from '@redress/contracts';
import { en } from '../../language/en/index.js';
import { Reference } from '../../reference/reference.js';
import { partsOf } from './fact-parts.js';

const policy = {
  name: 'standard',
  version: 1,
  grades: [{ name: 'major', label: { zh: '重大', en: 'Major' } }],
  departments: [{ name: 'logistics', label: { zh: '物流部', en: 'Logistics' } }],
  roles: [{ name: 'director', label: { zh: '总监', en: 'Director' } }],
  steps: [{ name: 'to-director', label: { zh: '上报总监', en: 'Up to the director' } }],
  facts: [],
  deadlines: [],
  products: [],
  pauseStates: [],
  causes: [],
  bands: [{ name: 'very-satisfied', label: { zh: '非常满意', en: 'Very satisfied' } }],
} as unknown as PolicySummary;
const directory = {
  branches: [],
  people: [{ id: 'lin', name: 'Lin 林', roles: [], branches: [], department: null }],
};
const speaker = {
  words: en,
  language: 'en',
  reference: new Reference([policy], directory, 'en'),
  policy,
  year: 2026,
} as const;
const textsOf = (data: Record<string, unknown>) =>
  partsOf(data, speaker).map(({ label, value }) => `${label}: ${value}`);

describe('what a fact says', () => {
  it('is told in words, not in names', () => {
    expect(textsOf({ grade: 'major', department: 'logistics', handler: 'user:lin', reached: true })).toEqual([
      'Grade: Major',
      'Department: Logistics',
      'Handler: Lin 林',
      'Reached: Yes',
    ]);
  });

  it('names amounts, goods and roles as people write them', () => {
    const data = {
      compensation: { currency: 'CNY', minor: 125_050 },
      goods: [{ item: 'beer', quantity: 12 }],
      tell: ['supervisor', 'director'],
      band: 'very-satisfied',
    };
    expect(textsOf(data)).toEqual([
      'Compensation: ¥1,250.50',
      'Goods: beer × 12',
      'Tells: Supervisor · Director',
      'Band: Very satisfied',
    ]);
  });

  // the names stood ready and no part asked for them: a step of the ladder told when it came due and not what it did
  it('says what a step of the ladder does, by the names of the policy', () => {
    const data = { step: 'to-director', ownerRole: 'handler', escalateTo: 'director', reassignTo: 'supervisor' };
    expect(textsOf(data)).toEqual([
      'Step: Up to the director',
      'Owed by: Handler',
      'Handed up to: Director',
      'To be taken over by: Supervisor',
    ]);
    expect(textsOf({ arbiter: 'director' })).toEqual(['To be decided by: Director']);
  });

  it('leaves out what is empty and what nobody reads', () => {
    expect(textsOf({ solution: '0b0e…', note: 'vault:1', grade: null, assisting: [], customer: 'x' })).toEqual([]);
  });

  it.each([
    ['complaint-withdrawn', 'Because: Withdrawn by the customer'],
    ['called-back', 'Because: called back'],
    ['grades.major.raisedBy.amount B-2', 'Because: grades.major.raisedBy.amount B-2'],
  ])('gives the reason %s as %s', (because, told) => expect(textsOf({ because })).toEqual([told]));

  it('says why a due time moved', () =>
    expect(textsOf({ cause: 'calendar' })).toEqual(['Cause: the calendar changed']));
});
