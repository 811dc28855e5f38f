import { after, at, by, event, given, matter, NOW, opened, policy, REGISTERED, ROUTING } from './spec-support.js';
import type { OpenCase } from './open-case.js';
import type { Matter } from './case.events.js';

const open = (stated: Partial<Matter> = {}, more: Partial<OpenCase> = {}): OpenCase => ({
  type: 'open-case',
  matter: matter(stated),
  policy,
  registeredBy: 'user:receiver',
  happenedAt: REGISTERED,
  now: NOW,
  history: null,
  ...more,
});

describe('opening a case', () => {
  it('gives it department, assistants, grade and first-contact owner by the policy, and says why (A-4, A-15, D-10)', () =>
    given().when(open()).then(opened()));

  it('goes down the routing table', () =>
    given()
      .when(open({ category: 'service' }))
      .then(
        opened({
          matter: { category: 'service' },
          department: 'service',
          assisting: [],
          because: 'routing.table.rest',
        }),
      ));

  it('raises the grade by what is known already (B-2)', () =>
    given()
      .when(open({ flags: ['media'] }))
      .then(
        opened({
          matter: { flags: ['media'] },
          grade: 'major',
          because: 'routing.table.goods D-10; grades.major.raisedBy.publicity B-2',
        }),
      ));

  it('happens once', () => given(opened()).when(open()).thenNothing());

  it('brings over what happened before, at the times it had', () =>
    given()
      .when(open({}, { history: { answeredAt: at('2026-01-05 10:00'), closedAt: at('2026-01-09 10:00') } }))
      .then(
        opened({ imported: true }),
        event(
          'CustomerContacted',
          { channel: 'phone', reached: true, note: null, by: ROUTING },
          at('2026-01-05 10:00'),
        ),
        event(
          'ComplaintResolved',
          { solution: null, result: null, callback: null, by: ROUTING },
          at('2026-01-09 10:00'),
        ),
        event('CaseClosed', { because: 'imported', by: ROUTING }, at('2026-01-09 10:00')),
      ));

  it('leaves a complaint brought over open where nothing ended it', () =>
    expect(after([], open({}, { history: { contactedAt: at('2026-01-05 10:00') } }))).toMatchObject({
      status: 'open',
      contacted: true,
    }));

  it('comes before everything else', () =>
    given()
      .when({ type: 'escalate-case', reason: 'vault:1', policy, by, now: NOW })
      .thenRefused({ code: 'case-unknown' }));
});
