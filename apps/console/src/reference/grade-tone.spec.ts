import type { PolicySummary } from '@redress/contracts';
import { toneOfGrade } from './grade-tone.js';

const policy = (...names: string[]) => ({
  grades: names.map((name): PolicySummary['grades'][number] => ({ name, label: { zh: name, en: name } })),
});

describe('the tone of a grade', () => {
  // whatever was not called general or major was amber, the mildest of a policy and its gravest
  it.each([
    ['the mildest', policy('p4', 'p3', 'p2', 'p1'), 'p4', ''],
    ['one between', policy('p4', 'p3', 'p2', 'p1'), 'p3', 'soon'],
    ['the gravest', policy('p4', 'p3', 'p2', 'p1'), 'p1', 'late'],
    ['the graver of two', policy('general', 'major'), 'major', 'late'],
    ['the only one', policy('general'), 'general', ''],
    ['one the policy does not know', policy('general', 'major'), 'p1', ''],
    ['one of a policy that is not here yet', undefined, 'major', ''],
  ])('of %s', (_rank, under, grade, tone) => expect(toneOfGrade(grade, under)).toBe(tone));
});
