import { instant } from '@redress/business-time';
import { specification } from '@redress/decider';
import { complaintDecider } from './complaint.decider.js';
import { lateParcel, nine, registered, ten } from './examples.js';

const given = specification(complaintDecider);
const DAY_MS = 86_400_000;
const register = (over: { now?: typeof nine; happenedAt?: typeof nine; history?: typeof lateParcel.history } = {}) => ({
  type: 'register-complaint' as const,
  registration: { ...lateParcel, history: over.history ?? null },
  happenedAt: over.happenedAt,
  now: over.now ?? nine,
  backdatingLimitMs: over.history ? undefined : DAY_MS,
});

describe('register-complaint', () => {
  it('writes down what was said and when (A-2)', () => given().when(register()).then(registered()));

  it('starts a call of nine written down at ten at nine, and marks it as dated back', () =>
    given()
      .when(register({ happenedAt: nine, now: ten }))
      .then(registered({ registeredAt: ten, backdated: true })));

  it('refuses a call dated back further than the policy allows', () =>
    given()
      .when(register({ happenedAt: instant('2026-03-01T09:00:00+08:00') }))
      .thenRefused({
        code: 'dated-back-too-far',
        happenedAt: instant('2026-03-01T09:00:00+08:00'),
        earliest: instant('2026-03-05T09:00:00+08:00'),
      }));

  it('takes history as old as it is, and does not call it dated back', () => {
    const happenedAt = instant('2014-01-02T09:00:00-05:00');
    const history = { closedAt: instant('2014-01-09T09:00:00-05:00') };
    given()
      .when(register({ happenedAt, history }))
      .then({ ...registered({ history }), happenedAt });
  });

  it('records nothing when the same registration comes again', () =>
    given(registered()).when(register()).thenNothing());

  it('refuses a second registration under another number', () =>
    given(registered({ registrationNumber: 'R-2026-000009' }))
      .when(register())
      .thenRefused({ code: 'complaint-already-registered', registrationNumber: 'R-2026-000009' }));
});
