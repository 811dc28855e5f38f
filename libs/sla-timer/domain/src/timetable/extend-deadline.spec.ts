import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, calendarsOf, Life, local, policyWith } from './spec-support.js';

const calendars = calendarsOf(
  readFileSync(join(__dirname, '../../../../../policies/calendars/cn-standard.yaml'), 'utf8'),
);
const policy = policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { businessDays: 3 }
  agreedTermReplaces: true
  pausesWhile: waiting-for-customer
  ladder: { manager: { tell: department-manager } }
  extension: { upTo: [{ businessDays: 7, approver: leader-in-charge }, { businessDays: 15, approver: head-office }], atMostTimes: 2 }
contact:
  starts: complaint-registered
  ends: customer-contacted
  within: { hours: 1 }
suggestion-reply:
  starts: complaint-registered
  ends: answer-sent
  within: { agreed: true }`);
const registered = () => new Life(policy, calendars).registered('2026-03-02 10:00');
const LEADER = ['leader-in-charge'];
const early = '2026-03-04 09:00';

describe('an extension', () => {
  it('moves the due time and what comes with it, and is kept', () => {
    const life = registered().extended('resolution', '2026-03-10 10:00', early, LEADER);
    expect(life.stands('resolution')).toBe('running, due 2026-03-10 10:00');
    expect(life.deadline('resolution').extensions).toEqual([
      { at: at(early), from: at('2026-03-05 10:00'), to: at('2026-03-10 10:00'), by: 'user:lin' },
    ]);
    life.rings('2026-03-10 09:59');
    expect(life.told('DeadlineMissed').map(({ data }) => data.deadline)).toEqual(['contact']);
    expect(
      life
        .rings('2026-03-10 10:00')
        .told('LadderStepTaken')
        .map(({ data }) => local(data.dueAt)),
    ).toEqual(['2026-03-10 10:00']);
  });

  it('is granted before the old due time has passed, not after', () => {
    expect(registered().extended('resolution', '2026-03-10 10:00', '2026-03-05 09:59', LEADER).refused).toBeUndefined();
    expect(registered().extended('resolution', '2026-03-10 10:00', '2026-03-05 10:00', LEADER).refused).toEqual({
      code: 'deadline-passed',
      deadline: 'resolution',
      dueAt: at('2026-03-05 10:00'),
      now: at('2026-03-05 10:00'),
    });
  });

  it.each([
    ['up to seven business days', '2026-03-11 10:00', LEADER, undefined],
    ['beyond seven', '2026-03-11 10:01', LEADER, 'head-office'],
    ['beyond seven', '2026-03-11 10:01', ['head-office'], undefined],
    ['beyond fifteen', '2026-03-24 10:00', ['head-office'], null],
    ['up to seven', '2026-03-09 10:00', ['handler'], 'leader-in-charge'],
  ])('%s (%s) by %j: needs %s', (_length, until, roles, approver) => {
    const { refused } = registered().extended('resolution', until, early, roles);
    if (approver === undefined) return expect(refused).toBeUndefined();
    expect(refused).toMatchObject({ code: 'extension-beyond-authority', approver });
  });

  it('says how far the authority of who asked would reach', () =>
    expect(registered().extended('resolution', '2026-03-12 10:00', early, LEADER).refused).toMatchObject({
      latest: at('2026-03-11 10:00'),
    }));

  it('is used up after so many times', () => {
    const life = registered()
      .extended('resolution', '2026-03-06 10:00', early, LEADER)
      .extended('resolution', '2026-03-09 10:00', early, LEADER)
      .extended('resolution', '2026-03-10 10:00', early, LEADER);
    expect(life.refused).toEqual({ code: 'extensions-used-up', deadline: 'resolution', atMostTimes: 2 });
    expect(life.due('resolution')).toBe('2026-03-09 10:00');
  });

  it.each([
    ['not later', 'resolution', '2026-03-05 10:00', 'extension-not-later'],
    ['where the policy has none', 'contact', '2026-03-05 10:00', 'extension-not-allowed'],
    ['of nothing', 'callback', '2026-03-05 10:00', 'deadline-unknown'],
  ])('is refused %s', (_why, deadline, until, code) =>
    expect(registered().extended(deadline, until, '2026-03-02 10:30', LEADER).refused).toMatchObject({ code }),
  );

  it('is refused while the clock stands still, and when it is done', () => {
    const paused = registered().fact('work-paused', '2026-03-03 09:00', { change: { status: 'waiting-for-customer' } });
    expect(paused.extended('resolution', '2026-03-10 10:00', early, LEADER).refused).toMatchObject({
      code: 'deadline-not-running',
      status: 'paused',
    });
    const done = registered().fact('complaint-resolved', '2026-03-03 09:00');
    expect(done.extended('resolution', '2026-03-10 10:00', early, LEADER).refused).toMatchObject({ status: 'met' });
  });

  it('is moved on by a later pause, and stays when a fact arrives late', () => {
    const life = registered()
      .extended('resolution', '2026-03-10 10:00', early, LEADER)
      .fact('work-paused', '2026-03-09 09:00', { change: { status: 'waiting-for-customer' } })
      .fact('work-resumed', '2026-03-09 11:00');
    expect(life.due('resolution')).toBe('2026-03-10 12:00');
    life.fact('case-graded', '2026-03-03 09:00', { change: { grade: 'major' }, recorded: '2026-03-09 12:00' });
    expect(life.stands('resolution')).toBe('running, due 2026-03-10 12:00');
    expect(life.deadline('resolution').extensions).toHaveLength(1);
  });
});

describe('a date agreed with the customer', () => {
  it('replaces the length, again and again; the history is in the stream', () => {
    const life = registered().agreed('2026-03-12 12:00', early).agreed('2026-03-04 18:00', '2026-03-04 10:00');
    expect(life.stands('resolution')).toBe('running, due 2026-03-04 18:00');
    expect(
      life
        .told('DeadlineMoved')
        .filter(({ data }) => data.deadline === 'resolution')
        .map(({ data }) => [local(data.previousDueAt), local(data.dueAt), data.cause]),
    ).toEqual([
      ['2026-03-05 10:00', '2026-03-12 12:00', 'agreed'],
      ['2026-03-12 12:00', '2026-03-04 18:00', 'agreed'],
    ]);
    expect(life.due('contact')).toBe('2026-03-02 11:00');
  });

  it('starts what waits for a date, from the registration', () => {
    const life = registered().agreed('2026-03-12 12:00', early);
    expect(life.deadline('suggestion-reply')).toMatchObject({ status: 'running', startedAt: at('2026-03-02 10:00') });
  });

  it('does not start what was done before', () =>
    expect(
      registered()
        .fact('answer-sent', '2026-03-03 09:00')
        .agreed('2026-03-12 12:00', early)
        .deadline('suggestion-reply'),
    ).toMatchObject({ status: 'met', metAt: at('2026-03-03 09:00') }));

  it('saves nothing that was missed already', () => {
    const life = registered().agreed('2026-03-12 12:00', '2026-03-05 11:00');
    expect(life.stands('resolution')).toBe('overdue, due 2026-03-05 10:00');
  });

  it('lies in the future; agreeing on the same date again says nothing', () => {
    expect(registered().agreed(early, early).refused).toEqual({
      code: 'date-in-the-past',
      until: at(early),
      now: at(early),
    });
    const life = registered().agreed('2026-03-12 12:00', early);
    const before = life.events.length;
    expect(life.agreed('2026-03-12 12:00', early).events.length).toBe(before);
  });
});

describe('what is to be noticed', () => {
  const registeredWith = (more: string) =>
    new Life(
      policyWith(`resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: [{ when: grade == "major", businessDays: 5 }, { hours: 1 }]
  ${more}`),
      calendars,
    );
  const rings = (life: Life) =>
    life.deadline('resolution').moments.map(({ key, at: moment }) => `${key} ${local(moment) ?? ''}`);

  it('of the ladder waits until it is overdue', () => {
    const life = registeredWith(`ladder: { leader: { from: start, after: { businessDays: 7 }, tell: supervisor } }
  extension: { upTo: [{ businessDays: 15, approver: head-office }] }`)
      .registered('2026-03-02 10:00', { facts: { grade: 'major' } })
      .extended('resolution', '2026-03-20 10:00', '2026-03-02 11:00', ['head-office']);
    expect(rings(life)).toEqual(['due 2026-03-20 10:00', 'step:leader 2026-03-20 10:00']);
  });

  it('before the due time is not noticed before the start', () => {
    const life = registeredWith('warnings: { three-hours: { before: { hours: 3 }, tell: handler } }');
    const [warned] = life.registered('2026-03-02 10:00').told('DeadlineWarned');
    expect(local(warned?.data.warnAt ?? null)).toBe('2026-03-02 10:00');
  });

  it('by share of business days is counted in them', () => {
    const life = registeredWith('warnings: { half: { share: 0.5, tell: handler } }');
    // from Thursday five business days: half of them are over on Monday, not on Sunday
    expect(rings(life.registered('2026-03-05 10:00', { facts: { grade: 'major' } }))).toEqual([
      'warn:half 2026-03-09 14:30',
      'due 2026-03-12 10:00',
    ]);
  });
});

it('a role of the policy’s own grants what it may', () => {
  const own = policyWith(
    `resolution:
  starts: complaint-registered
  ends: complaint-resolved
  within: { businessDays: 3 }
  extension: { upTo: [{ businessDays: 7, approver: bureau-head }] }`,
    'roles: { bureau-head: { zh: 局长, en: Head of the bureau, as: leader-in-charge } }',
  );
  const life = new Life(own, calendars).registered('2026-03-02 10:00');
  expect(life.extended('resolution', '2026-03-10 10:00', early, ['leader-in-charge']).refused).toBeUndefined();
});
