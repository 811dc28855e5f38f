import {
  after,
  agreedTo,
  at,
  by,
  closedAt,
  escalated,
  event,
  given,
  NOW,
  opened,
  policy,
  policyOf,
  policyText,
  proposed,
  refusedBy,
  reopenedAt,
  resolvedAt,
  ROUTING,
  words,
} from './spec-support.js';

const SAID = at('2026-03-02 14:00');
const reply = (said: 'told' | 'agreed' | 'refused') => ({
  type: 'note-reply' as const,
  solution: 's1',
  reply: said,
  happenedAt: SAID,
  now: NOW,
});
const resolve = { type: 'resolve-complaint' as const, result: words, policy, by, now: NOW };
const reopen = { type: 'reopen-case' as const, because: 'by-hand', reason: null, policy, by, now: NOW };
const close = (because: 'decided' | 'declined' | 'withdrawn', moment = '2026-03-03 09:00') => ({
  type: 'close-case' as const,
  because,
  policy,
  by,
  happenedAt: at(moment),
  now: NOW,
});
const callback = (satisfied: boolean, moment = '2026-03-02 16:00') => ({
  type: 'follow-callback' as const,
  satisfied,
  happenedAt: at(moment),
  now: NOW,
});
const resolved = event('ComplaintResolved', { solution: 's1', result: words, callback: null, by }, NOW);
const RESOLVED = '2026-03-02 15:00';

describe('the customer’s reply', () => {
  it('is noted when it was given', () => {
    given(opened(), proposed())
      .when(reply('told'))
      .then(event('AnswerNoted', { solution: 's1' }, SAID));
    given(opened(), proposed())
      .when(reply('agreed'))
      .then(event('AgreementNoted', { solution: 's1' }, SAID));
  });
  it('that refuses takes the case one level up (B-3, B-7)', () =>
    given(opened(), proposed())
      .when(reply('refused'))
      .then(
        event('RefusalNoted', { solution: 's1' }, SAID),
        escalated(1, 'supervisor', SAID, { because: 'solution refused by the customer (B-7)' }),
      ));
  it('counts once, and telling it again takes no agreement back', () => {
    given(opened(), proposed(), refusedBy()).when(reply('refused')).thenNothing();
    given(opened(), proposed(), agreedTo()).when(reply('agreed')).thenNothing();
    given(opened(), proposed(), agreedTo()).when(reply('told')).thenNothing();
    expect(after([opened(), proposed()], reply('refused'), reply('refused'))).toMatchObject({ level: 1, refusals: 1 });
  });
  it('can change', () =>
    given(opened(), proposed(), refusedBy())
      .when(reply('agreed'))
      .then(event('AgreementNoted', { solution: 's1' }, SAID)));
  it('to something never offered is refused', () =>
    given(opened()).when(reply('agreed')).thenRefused({ code: 'solution-unknown', solution: 's1' }));
  it('given before the resolution takes the case up although it arrives after it', () => {
    const level = (moment: string) => after([opened(), proposed(), resolvedAt(moment)], reply('refused')).level;
    expect([level(RESOLVED), level('2026-03-02 13:00')]).toEqual([1, 0]);
  });
});

describe('resolving', () => {
  it('needs agreement to what was offered (A-6)', () => {
    given(opened(), proposed(), agreedTo()).when(resolve).then(resolved);
    given(opened(), proposed()).when(resolve).thenRefused({ code: 'solution-not-agreed', status: 'approved' });
    given(opened(), proposed(), refusedBy())
      .when(resolve)
      .thenRefused({ code: 'solution-not-agreed', status: 'refused' });
    given(opened()).when(resolve).thenRefused({ code: 'solution-not-agreed', status: 'none' });
  });
  it('needs no solution where nothing was to be offered (A-3, A-12)', () => {
    const without = event('ComplaintResolved', { solution: null, result: words, callback: null, by }, NOW);
    given(opened({ matter: { kind: 'enquiry' } }))
      .when(resolve)
      .then(without);
    const notOurs = event('FindingsRecorded', {
      department: 'production',
      liability: 'not-responsible',
      cause: null,
      findings: words,
      by,
    });
    given(opened(), notOurs).when(resolve).then(without);
  });
  it('again, after the case was reopened, needs a new agreement', () => {
    const again = [opened(), proposed(), agreedTo(), resolvedAt(RESOLVED), reopenedAt('2026-03-02 17:00')];
    given(...again)
      .when(resolve)
      .thenRefused({ code: 'solution-not-agreed', status: 'none' });
    given(...again, proposed('s2'), agreedTo('s2'))
      .when(resolve)
      .then(event('ComplaintResolved', { solution: 's2', result: words, callback: null, by }, NOW));
    given(...again, proposed('s2'), agreedTo('s2'))
      .when({ ...resolve, happenedAt: at('2026-03-02 16:00') })
      .thenRefused({ code: 'case-not-open', status: 'resolved' });
  });
  it('says by which deadline the policy wants a callback, and whether it wants one (A-7)', () => {
    const calling = policyOf(
      `${policyText.replace('deadlines:', 'deadlines:\n  follow-up: { title: { zh: 回访, en: Callback }, starts: complaint-resolved, ends: callback-recorded, within: { days: 7 }, owner: handler }')}
callback: { deadline: follow-up, owner: handler, when: kind == "complaint", source: A-7 }`,
    );
    given(opened(), proposed(), agreedTo())
      .when({ ...resolve, policy: calling })
      .then(event('ComplaintResolved', { solution: 's1', result: words, callback: 'follow-up', by }, NOW));
    given(opened({ matter: { kind: 'enquiry' } }))
      .when({ ...resolve, policy: calling })
      .then(event('ComplaintResolved', { solution: null, result: words, callback: null, by }, NOW));
  });
  it('twice is once', () => given(opened(), resolvedAt(RESOLVED)).when(resolve).thenNothing());
});

describe('reopening and closing', () => {
  it('reopens what was resolved or closed, nothing else (B-5)', () => {
    const reopened = reopenedAt('2026-03-03 09:00');
    given(opened(), resolvedAt(RESOLVED)).when(reopen).then(reopened);
    given(opened(), closedAt(RESOLVED)).when(reopen).then(reopened);
    given(opened()).when(reopen).thenRefused({ code: 'case-not-resolved', status: 'open' });
  });
  it('is closed by a person after the resolution only', () => {
    given(opened(), resolvedAt(RESOLVED)).when(close('decided')).then(closedAt('2026-03-03 09:00'));
    given(opened()).when(close('decided')).thenRefused({ code: 'case-not-resolved', status: 'open' });
  });
  it.each(['declined', 'withdrawn'] as const)('is closed when the complaint is %s, once', (because) => {
    given(opened()).when(close(because)).then(closedAt('2026-03-03 09:00', because));
    given(opened(), closedAt(RESOLVED)).when(close(because)).thenNothing();
  });
  it('is not closed by what happened before it was reopened', () => {
    const history = [opened(), resolvedAt(RESOLVED), reopenedAt('2026-03-02 17:00')];
    given(...history)
      .when(close('withdrawn', '2026-03-02 16:00'))
      .thenNothing();
    expect(after(history, close('withdrawn', '2026-03-02 18:00')).status).toBe('closed');
  });
});

describe('the callback', () => {
  const because = 'dissatisfied at the callback (B-5)';
  const opensAgain = (moment: string) => [
    event('CaseReopened', { because, reason: null, by: ROUTING }, at(moment)),
    escalated(1, 'supervisor', at(moment), { because }),
  ];
  it('with a satisfied customer ends the case (A-7)', () =>
    given(opened(), resolvedAt(RESOLVED))
      .when(callback(true))
      .then(event('CaseClosed', { because: 'called-back', by: ROUTING }, at('2026-03-02 16:00'))));
  it('with a dissatisfied one opens it again, one level up (B-5)', () =>
    given(opened(), resolvedAt(RESOLVED))
      .when(callback(false))
      .then(...opensAgain('2026-03-02 16:00')));
  it('with a dissatisfied one opens it again although somebody closed it meanwhile', () =>
    given(opened(), resolvedAt(RESOLVED), closedAt('2026-03-02 17:00'))
      .when(callback(false))
      .then(...opensAgain('2026-03-02 17:00')));
  it.each([
    ['that is open', [opened()]],
    ['that was withdrawn', [opened(), closedAt(RESOLVED, 'withdrawn')]],
    [
      'that was reopened and resolved again since',
      [opened(), resolvedAt(RESOLVED), reopenedAt('2026-03-02 17:00'), resolvedAt('2026-03-02 18:00')],
    ],
  ])('says nothing about a case %s', (_which, history) => {
    given(...history)
      .when(callback(false))
      .thenNothing();
    given(...history)
      .when(callback(true))
      .thenNothing();
  });
});
