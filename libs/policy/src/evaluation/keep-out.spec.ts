import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiled, facts, policiesFolder } from '../spec-support.js';
import { keptFrom, type Tie } from './keep-out.js';

const standard = readFileSync(join(policiesFolder, 'standard/1.yaml'), 'utf8');
const policyWith = (exclusions: string) =>
  compiled(standard.replace(/\nexclusions:\n(?: {2}.*\n)+/, `\nexclusions:${exclusions}\n`));
const tiedAs =
  (...ties: readonly Tie[]) =>
  (tie: Tie) =>
    ties.includes(tie);

describe('who must keep out of a stage', () => {
  const policy = policyWith(`
  second-stage: { who: handled-before, from: review, when: history.escalations > 0, source: B-5 }
  own-desk: { who: same-unit, from: [approval, arbitration], source: X-1 }
  never-calls: { who: complained-about, from: callback, source: A-7 }`);

  it('is whoever a rule for this stage names, where its condition holds', () => {
    const escalated = facts({ history: { escalations: 1 } });
    expect(keptFrom(policy, 'review', escalated, tiedAs('handled-before'))).toEqual({
      stage: 'review',
      rule: 'second-stage',
      who: 'handled-before',
    });
    expect(keptFrom(policy, 'review', facts(), tiedAs('handled-before'))).toBeUndefined();
    expect(keptFrom(policy, 'handling', escalated, tiedAs('handled-before'))).toBeUndefined();
    expect(keptFrom(policy, 'review', escalated, tiedAs('proposer'))).toBeUndefined();
  });

  it.each(['handling', 'review', 'approval', 'arbitration'] as const)(
    'is the person complained about in the %s, whatever the policy says (A-12, C-1)',
    (stage) =>
      expect(keptFrom(policy, stage, facts(), tiedAs('complained-about'))).toEqual({
        stage,
        rule: 'complained-about',
        who: 'complained-about',
      }),
  );

  it('is that person in the callback where the policy says so', () => {
    expect(keptFrom(policy, 'callback', facts(), tiedAs('complained-about'))?.rule).toBe('never-calls');
    expect(keptFrom(policyWith(' {}'), 'callback', facts(), tiedAs('complained-about'))).toBeUndefined();
  });
});
