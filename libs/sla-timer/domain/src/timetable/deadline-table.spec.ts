import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, calendarsOf, Life, policyOf } from './spec-support.js';

const policies = join(__dirname, '../../../../../policies');
const read = (file: string) => readFileSync(join(policies, file), 'utf8');
const calendars = calendarsOf(read('calendars/cn-standard.yaml'), read('calendars/cn-six-days.yaml'));
const withLunch = calendarsOf(
  'id: cn-standard\nversion: 1\ntitle: { zh: 午休, en: With a lunch break }\nzone: Asia/Shanghai\nhours: { weekdays: [09:00-12:00, 13:00-18:00] }\n',
);
const compiled = new Map<string, ReturnType<typeof policyOf>>();

function lifeUnder(pack: string): Life {
  const policy = compiled.get(pack) ?? policyOf(read(`${pack}/1.yaml`));
  compiled.set(pack, policy);
  return new Life(policy, pack === 'collection' ? withLunch : calendars);
}

describe('the deadlines that start at the registration', () => {
  it.each([
    ['B-12 first contact', 'gifts', 'first-contact', '2026-03-06 17:45', '2026-03-06 18:45'],
    ['B-12 the same day', 'gifts', 'same-day-answer', '2026-03-06 09:12', '2026-03-07 00:00'],
    ['A-14 in a plain week', 'standard', 'resolution', '2026-03-03 10:00', '2026-03-06 10:00'],
    // 28 September and 11 October 2025 are make-up days, 1 to 8 October is National Day with Mid-autumn
    ['A-14 over National Day, from a make-up Sunday', 'standard', 'resolution', '2025-09-28 10:00', '2025-10-09 10:00'],
    ['A-14 over National Day, to a make-up Saturday', 'standard', 'resolution', '2025-09-30 10:00', '2025-10-11 10:00'],
    ['D-4 told within 3 calendar days', 'it-operations', 'acceptance-notice', '2025-09-30 16:20', '2025-10-03 16:20'],
    ['E3-3 half an hour', 'collection', 'tell-management', '2026-03-06 17:45', '2026-03-06 18:15'],
    ['E3-4 half a working day across lunch', 'collection', 'written-report', '2026-03-06 10:00', '2026-03-06 15:00'],
    ['E5-3 Friday to Monday, Saturday counted', 'furniture', 'slip-reply', '2026-03-06 10:00', '2026-03-09 10:00'],
    ['E6-1 twenty minutes', 'brewery', 'first-contact', '2026-03-06 23:50', '2026-03-07 00:10'],
  ])('%s', (_rule, pack, deadline, registered, due) => {
    expect(lifeUnder(pack).registered(registered).due(deadline)).toBe(due);
  });

  it('A-13: an enquiry is answered within 24 hours, on a holiday too', () =>
    expect(
      lifeUnder('standard')
        .registered('2025-09-30 17:00', { facts: { kind: 'enquiry' } })
        .due('enquiry-answer'),
    ).toBe('2025-10-01 17:00'));

  it('A-13: a reply to a suggestion is due on the date promised, and nothing runs before one is', () => {
    const life = lifeUnder('standard').registered('2026-03-06 10:00', { facts: { kind: 'suggestion' } });
    expect(life.stands('suggestion-reply')).toBe('none');
    life.agreed('2026-03-20 12:00', '2026-03-09 10:00');
    expect(life.stands('suggestion-reply')).toBe('running, due 2026-03-20 12:00');
    expect(life.deadline('suggestion-reply').startedAt).toBe(at('2026-03-06 10:00'));
  });

  it('A-14: seven business days if special, which the leader grants and not a minute more', () => {
    const life = lifeUnder('standard').registered('2025-09-26 10:00');
    life.extended('resolution', '2025-10-13 10:01', '2025-09-28 09:00', ['leader-in-charge']);
    expect([life.refused?.code, life.due('resolution')]).toEqual(['extension-beyond-authority', '2025-09-30 10:00']);
    life.extended('resolution', '2025-10-13 10:00', '2025-09-28 09:00', ['leader-in-charge']);
    expect(life.due('resolution')).toBe('2025-10-13 10:00');
  });

  it('E1-5: whoever must be told of an injury is told by the ladder at once', () => {
    const life = lifeUnder('retail')
      .registered('2026-03-06 10:00', { facts: { category: 'food', flags: ['injury'] } })
      .rings('2026-03-06 10:00');
    expect(life.stands('category-head')).toBe('overdue, due 2026-03-06 10:00');
    expect(life.told('LadderStepTaken').map(({ data }) => data.deadline)).toContain('category-head');
  });
});

describe('the deadlines that start at another fact', () => {
  it.each([
    [
      'B-12 answer of the department',
      'gifts',
      'departmental-answer',
      'case-opened',
      '2026-03-06 17:45',
      '2026-03-06 18:45',
    ],
    ['B-10 chase', 'gifts', 'chase', 'case-routed', '2026-03-06 17:00', '2026-03-07 17:00'],
    [
      'D-5 five business days over Labour Day',
      'it-operations',
      'resolution',
      'complaint-accepted',
      '2026-04-29 11:00',
      '2026-05-09 11:00',
    ],
    [
      'D-8 ten minutes, after hours too',
      'it-operations',
      'ask-manager',
      'disagreed-on-site',
      '2026-03-06 17:55',
      '2026-03-06 18:05',
    ],
    [
      'D-13 one month from 31 January',
      'it-operations',
      'one-month',
      'complaint-accepted',
      '2026-01-31 15:30',
      '2026-02-28 15:30',
    ],
    ['D-13 in a leap year', 'it-operations', 'one-month', 'complaint-accepted', '2028-01-31 15:30', '2028-02-29 15:30'],
    [
      'B-18 one working hour asked at 17:45',
      'gifts',
      'return-answer',
      'return-asked',
      '2026-03-05 17:45',
      '2026-03-06 09:45',
    ],
    [
      'B-18 formalities over Spring Festival',
      'gifts',
      'return-formalities',
      'goods-received',
      '2026-02-13 15:00',
      '2026-02-24 15:00',
    ],
    [
      'B-18 plan for a difficult return',
      'gifts',
      'difficult-return-plan',
      'return-difficult',
      '2026-03-06 15:00',
      '2026-03-10 15:00',
    ],
    [
      'A-7 callback within a week',
      'disinfection',
      'callback',
      'complaint-resolved',
      '2026-03-06 17:00',
      '2026-03-13 17:00',
    ],
    ['E5-3 a slip issued later', 'furniture', 'slip-reply', 'slip-issued', '2026-03-07 10:00', '2026-03-10 10:00'],
  ])('%s', (_rule, pack, deadline, fact, happened, due) => {
    const before = { 'slip-issued': 'findings-recorded' }[fact];
    const life = lifeUnder(pack).registered('2025-12-31 09:00');
    if (before) life.fact(before, '2026-01-04 09:00');
    expect(life.fact(fact, happened).due(deadline)).toBe(due);
  });

  it('D-6: a major complaint has 15 business days, and the leader is told at once', () => {
    const life = lifeUnder('it-operations')
      .registered('2026-09-18 10:00')
      .fact('case-opened', '2026-09-18 10:05', { grade: 'major', change: { grade: 'major', department: 'operations' } })
      .fact('complaint-accepted', '2026-09-18 11:00');
    expect(life.due('resolution')).toBe('2026-10-15 11:00');
    expect(life.stands('report-major')).toBe('overdue, due 2026-09-18 10:05');
    expect(life.told('LadderStepTaken').map(({ data: { deadline, tell } }) => [deadline, tell])).toContainEqual([
      'report-major',
      ['department-manager', 'leader-in-charge'],
    ]);
  });

  it('D-5: the term the customer requires takes the place of the five days', () =>
    expect(
      lifeUnder('it-operations')
        .registered('2026-03-02 09:00', { term: '2026-03-04 12:00' })
        .fact('complaint-accepted', '2026-03-02 10:00')
        .due('resolution'),
    ).toBe('2026-03-04 12:00'));

  it('D-7: what is not ours is dealt with the same day', () => {
    const found = (liability: string) =>
      lifeUnder('it-operations')
        .registered('2026-03-02 09:00')
        .fact('findings-recorded', '2026-03-03 11:00', { liability, change: { liability } })
        .stands('not-responsible');
    expect(found('not-responsible')).toBe('running, due 2026-03-04 00:00');
    expect(found('responsible')).toBe('none');
  });

  it('E6-3: head office hears within the hour of the media, whenever they are known', () => {
    const life = lifeUnder('brewery').registered('2026-03-06 10:00');
    expect(life.stands('head-office')).toBe('none');
    life.fact('circumstances-learned', '2026-03-07 21:30', { change: { flags: ['media'] } });
    expect(life.stands('head-office')).toBe('running, due 2026-03-07 22:30');
  });
});
