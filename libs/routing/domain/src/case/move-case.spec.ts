import {
  after,
  by,
  event,
  given,
  NOW,
  opened,
  policy,
  policyOf,
  policyText,
  proposed,
  words,
  yuan,
} from './spec-support.js';

const version = (change: (text: string) => string = (text) => text) =>
  policyOf(change(policyText.replace('version: 1', 'version: 2')));
const move = (to = version()) => ({ type: 'move-case' as const, to, reason: words, policy, by, now: NOW });
const moved = event(
  'CaseMoved',
  { policy: { name: 'example', version: 2 }, previous: { name: 'example', version: 1 }, reason: words, by },
  NOW,
);
const refusal = (missing: string) => ({
  code: 'version-does-not-know' as const,
  name: 'example',
  version: 2,
  missing,
});

describe('moving a case to another version of its policy', () => {
  it('is a fact with a reason, and said once', () => {
    given(opened()).when(move()).then(moved);
    given(opened(), moved).when(move()).thenNothing();
    expect(after([opened()], move()).policy).toEqual({ name: 'example', version: 2 });
    given(opened()).when(move(policy)).thenNothing();
  });

  it('is refused where that version does not know what the case is or has', () => {
    given(opened({ grade: 'old' }))
      .when(move())
      .thenRefused(refusal('grade old'));
    given(opened({ department: 'old' }))
      .when(move())
      .thenRefused(refusal('department old'));
    given(opened({ matter: { kind: 'old' } }))
      .when(move())
      .thenRefused(refusal('kind old'));
    given(opened(), event('WorkPaused', { waitingFor: 'old', reason: null, by }))
      .when(move())
      .thenRefused(refusal('state old'));
  });

  it('is refused where money was granted in another currency, so that limits still add up', () => {
    const euros = version((text) => text.replace('currency: CNY', 'currency: EUR').replaceAll('.00 CNY', '.00 EUR'));
    given(opened(), proposed('s1', { compensation: yuan(100) }))
      .when(move(euros))
      .thenRefused(refusal('currency CNY'));
    given(opened()).when(move(euros)).then(moved);
  });
});
