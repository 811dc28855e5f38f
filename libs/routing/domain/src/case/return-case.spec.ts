import {
  after,
  at,
  by,
  colleague,
  event,
  given,
  NOW,
  opened,
  policy,
  ROUTING,
  staffOf,
  words,
} from './spec-support.js';

const staff = staffOf(
  colleague('user:chen'),
  colleague('user:wu', { department: 'service' }),
  colleague('user:boss', { roles: ['leader-in-charge'], department: null, branches: ['cn'] }),
);
const back = { type: 'return-case' as const, reason: words, policy, staff, by, now: NOW };
const reroute = (department: string, roles: readonly string[] = ['supervisor']) => ({
  type: 'reroute-case' as const,
  department,
  reason: words,
  policy,
  staff,
  roles,
  by,
  now: NOW,
});
const assigned = (handler: string) =>
  event('CaseAssigned', { handler, previous: null, because: 'x', by: ROUTING }, at('2026-03-02 09:30'));
const returned = (department: string, count: number, arbiter: string | null, handler: string | null = null) =>
  event('CaseReturned', { department, handler, returned: count, arbiter, reason: words, by }, NOW);
const noted = (department: string, handler: string | null = null) =>
  event(
    'AccountabilityNoted',
    { because: 'case-returned', deadline: null, ownerRole: null, department, handler, rules: [] },
    NOW,
  );
const gotBy = (handler: string, because = 'fewest open cases') =>
  event('CaseAssigned', { handler, previous: null, because, by: ROUTING }, NOW);

describe('returning a case that was assigned wrongly', () => {
  it('leaves it in nobody’s hands where the routing table chose: a person has to choose', () =>
    given(opened(), assigned('user:chen'))
      .when(back)
      .then(returned('production', 1, null, 'user:chen'), noted('production', 'user:chen')));

  it('gives it back to the department that handed it on', () => {
    const handedOn = event(
      'CaseRouted',
      { department: 'service', assisting: ['quality'], previous: 'production', because: 'by-hand', reason: words, by },
      at('2026-03-02 10:00'),
    );
    given(opened(), handedOn)
      .when(back)
      .then(
        returned('service', 1, null),
        noted('service'),
        event(
          'CaseRouted',
          { department: 'production', assisting: ['quality'], previous: 'service', because: 'returned', by: ROUTING },
          NOW,
        ),
        gotBy('user:chen'),
      );
  });

  it('as often as the policy allows; then the arbiter has it', () =>
    given(opened(), returned('production', 1, null))
      .when(back)
      .then(
        returned('production', 2, 'leader-in-charge'),
        noted('production'),
        gotBy('user:boss', 'arbitration, fewest open cases'),
      ));

  it('is counted for what the policy decides on later', () => expect(after([opened()], back).returned).toBe(1));
});

describe('arbitration', () => {
  const pending = [opened(), returned('production', 2, 'leader-in-charge'), assigned('user:boss')];

  it('is the named role’s, and nobody else says whose it is meanwhile', () => {
    given(...pending)
      .when(reroute('service'))
      .thenRefused({ code: 'arbitration-pending', arbiter: 'leader-in-charge' });
    given(...pending)
      .when(back)
      .thenRefused({ code: 'arbitration-pending', arbiter: 'leader-in-charge' });
  });

  it('may leave it where it is, and is the last word', () => {
    const decided = event(
      'CaseRouted',
      {
        department: 'production',
        assisting: ['quality'],
        previous: 'production',
        because: 'arbitration',
        reason: words,
        by,
      },
      NOW,
    );
    given(...pending)
      .when(reroute('production', ['leader-in-charge']))
      .then(decided, gotBy('user:chen'));
    const refusal = { code: 'arbitration-decided' as const, department: 'production', arbiter: 'leader-in-charge' };
    given(...pending, decided)
      .when(back)
      .thenRefused(refusal);
    given(...pending, decided)
      .when(reroute('service'))
      .thenRefused(refusal);
  });
});
