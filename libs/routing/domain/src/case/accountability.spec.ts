import { after, answerable, at, by, event, given, NOW, opened, policy, ROUTING, words } from './spec-support.js';

const DUE = at('2026-03-02 12:00');
const miss = (deadline = 'resolution', ownerRole: string | null = null, happenedAt = DUE) => ({
  type: 'follow-miss' as const,
  deadline,
  ownerRole,
  policy,
  happenedAt,
  now: NOW,
});
const assigned = (handler: string, moment: string) =>
  event('CaseAssigned', { handler, previous: null, because: 'x', by: ROUTING }, at(moment));
const routed = (department: string, moment: string) =>
  event(
    'CaseRouted',
    { department, assisting: [], previous: 'production', because: 'by-hand', reason: words, by },
    at(moment),
  );
const major = event('CaseGraded', {
  grade: 'major',
  previous: 'general',
  because: 'x',
  by: ROUTING,
});

describe('a missed deadline', () => {
  const history = [opened(), major, assigned('user:chen', '2026-03-02 09:30'), routed('service', '2026-03-02 11:00')];

  it('is charged to who had the matter when it fell due, whoever has it since (A-9, B-10)', () => {
    const noted = event('MissNoted', { deadline: 'contact' }, DUE);
    given(...history)
      .when(miss('contact', 'handler'))
      .then(noted, answerable('contact', DUE, { department: 'service', ownerRole: 'handler' }));
    const before = at('2026-03-02 10:00');
    given(...history)
      .when(miss('contact', 'handler', before))
      .then(
        event('MissNoted', { deadline: 'contact' }, before),
        answerable('contact', before, { handler: 'user:chen', ownerRole: 'handler' }),
      );
  });

  it('at the very moment of a hand-over is charged to who had it before', () =>
    given(...history)
      .when(miss('contact', null, at('2026-03-02 11:00')))
      .then(
        event('MissNoted', { deadline: 'contact' }, at('2026-03-02 11:00')),
        answerable('contact', at('2026-03-02 11:00'), { handler: 'user:chen' }),
      ));

  it('names the rules with a consequence that it brings about, each time it is missed', () => {
    const rules = (...commands: Parameters<typeof after>[1][]) =>
      after([opened(), major], ...commands).accountability.map((note) => note.rules);
    expect(rules(miss(), miss('contact'), miss())).toEqual([['late'], [], ['late']]);
  });

  it('that was none after all leaves a note that was taken back', () => {
    const refuted = { type: 'follow-refutation' as const, deadline: 'resolution', happenedAt: DUE, now: NOW };
    expect(after([opened(), major], miss(), miss('contact'), refuted).accountability).toMatchObject([
      { deadline: 'resolution', takenBack: true },
      { deadline: 'contact', takenBack: false },
    ]);
  });

  it('of a complaint that was brought over and is done is charged to nobody', () =>
    given(opened({ imported: true }), event('CaseClosed', { because: 'imported', by: ROUTING }, DUE))
      .when(miss())
      .then(event('MissNoted', { deadline: 'resolution' }, DUE)));
});

describe('findings', () => {
  const find = (liability: string) => ({
    type: 'record-findings' as const,
    liability,
    cause: null,
    findings: words,
    policy,
    by,
    now: NOW,
  });
  const notes = (...liabilities: readonly string[]) =>
    after([opened(), major, assigned('user:chen', '2026-03-02 09:30')], ...liabilities.map(find)).accountability;

  it('that name somebody liable are noted with the consequence, once (D-15)', () => {
    expect(notes('responsible', 'responsible')).toMatchObject([
      { because: 'findings-recorded', department: 'production', handler: 'user:chen', rules: ['liable'] },
    ]);
    expect(notes('not-responsible')).toEqual([]);
  });
});
