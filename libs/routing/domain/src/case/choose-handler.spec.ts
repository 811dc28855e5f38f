import {
  at,
  by,
  colleague,
  escalated,
  event,
  given,
  matter,
  NOW,
  opened,
  policy,
  proposed,
  REGISTERED,
  reopenedAt,
  resolvedAt,
  ROUTING,
  staffOf,
  words,
} from './spec-support.js';
import type { Staff } from './staff.js';

const open = (staff: Staff, complainedAbout: string | null = null) => ({
  type: 'open-case' as const,
  matter: matter({ complainedAbout }),
  policy,
  registeredBy: 'user:receiver',
  happenedAt: REGISTERED,
  now: NOW,
  history: null,
  staff,
});
const chosen = (handler: string, because: string, previous: string | null = null, happenedAt = REGISTERED) =>
  event('CaseAssigned', { handler, previous, because, by: ROUTING }, happenedAt);
const step = (staff: Staff, reassignTo: string | null = 'department-manager') => ({
  type: 'follow-ladder-step' as const,
  deadline: 'resolution',
  step: 'manager',
  escalateTo: null,
  raiseGradeTo: null,
  reassignTo,
  policy,
  staff,
  happenedAt: at('2026-03-02 12:00'),
  now: NOW,
});

describe('who gets a case when it is opened', () => {
  const openedCase = opened({ because: 'routing.table.goods D-10' });
  const expectFor = (staff: Staff, handler: string, because: string) =>
    given().when(open(staff)).then(openedCase, chosen(handler, because));

  it('is whoever of the department has the fewest open cases', () =>
    expectFor(
      staffOf(colleague('user:chen', { openCases: 3 }), colleague('user:wu', { openCases: 2 })),
      'user:wu',
      'fewest open cases',
    ));
  it('is the first by name where all have as many, so that the choice can be repeated', () =>
    expectFor(staffOf(colleague('user:wu'), colleague('user:chen')), 'user:chen', 'fewest open cases'));
  it('is not somebody of another department, role or region', () =>
    expectFor(
      staffOf(
        colleague('user:a', { department: 'quality' }),
        colleague('user:b', { roles: ['receiver'] }),
        colleague('user:c', { branches: ['cn/south', 'cn/eastern'] }),
        colleague('user:d', { openCases: 9 }),
      ),
      'user:d',
      'fewest open cases',
    ));
  it('is the first-contact owner where that person can do it, whatever lies on the desk (A-15, B-13)', () =>
    expectFor(
      staffOf(colleague('user:chen'), colleague('user:receiver', { openCases: 20 })),
      'user:receiver',
      'first-contact owner',
    ));
  it('is a deputy where everybody who could do it is away', () => {
    const awayUntil = at('2026-03-09 09:00');
    const deputy = colleague('user:boss', { roles: ['department-manager'], department: 'service' });
    expectFor(staffOf(colleague('user:chen', { awayUntil, deputies: ['user:boss'] }), deputy), 'user:boss', 'deputy');
    expectFor(
      staffOf(
        colleague('user:chen', { awayUntil, deputies: ['user:boss'] }),
        colleague('user:wu', { openCases: 5 }),
        deputy,
      ),
      'user:wu',
      'fewest open cases',
    );
  });
  it('is whoever the duty roster names, outside opening hours and only then', () => {
    const people = [
      colleague('user:chen'),
      colleague('user:wu', { onDuty: true, department: 'service', openCases: 4 }),
    ];
    expectFor({ withinHours: false, people }, 'user:wu', 'duty roster');
    expectFor({ withinHours: true, people }, 'user:chen', 'fewest open cases');
  });
  it('is never the person complained about (A-12)', () => {
    const staff = staffOf(colleague('user:chen'), colleague('user:wu', { openCases: 7 }));
    const about = opened({ matter: { complainedAbout: 'user:chen' } });
    given().when(open(staff, 'user:chen')).then(about, chosen('user:wu', 'fewest open cases'));
    const onDuty = staffOf(colleague('user:chen', { onDuty: true }));
    given()
      .when(open({ ...onDuty, withinHours: false }, 'user:chen'))
      .then(about);
  });
  // whoever may not see a case would have been its owner, and nobody would have worked on it
  it('is not somebody without the clearance for it, nor a deputy who could not see it (E1-1)', () => {
    const secret = { confidentiality: 'secret' } as const;
    const openedSecret = opened({ matter: secret, because: 'routing.table.goods D-10' });
    const ofSecret = (staff: Staff) => ({ ...open(staff), matter: matter(secret) });
    const cleared = colleague('user:wu', { clearance: 'top-secret', openCases: 9 });
    given()
      .when(ofSecret(staffOf(colleague('user:chen'), cleared)))
      .then(openedSecret, chosen('user:wu', 'fewest open cases'));
    given()
      .when(ofSecret(staffOf(colleague('user:chen'))))
      .then(openedSecret);
    const away = colleague('user:wu', {
      clearance: 'secret',
      awayUntil: at('2026-03-09 09:00'),
      deputies: ['user:boss', 'user:far'],
    });
    const blind = [
      colleague('user:boss', { department: null }),
      colleague('user:far', { department: null, clearance: 'secret', branches: ['cn/south'] }),
    ];
    given()
      .when(ofSecret(staffOf(away, ...blind)))
      .then(openedSecret);
  });
  it('is nobody where the directory has nobody: a person has to be named', () =>
    given()
      .when(open(staffOf(colleague('user:a', { department: 'quality' }))))
      .then(openedCase));
});

describe('another department', () => {
  it('has somebody of its own for it at once', () =>
    given(opened(), chosen('user:chen', 'x'))
      .when({
        type: 'reroute-case',
        department: 'service',
        reason: words,
        policy,
        staff: staffOf(colleague('user:chen'), colleague('user:wu', { department: 'service' })),
        by,
        now: NOW,
      })
      .then(
        event(
          'CaseRouted',
          {
            department: 'service',
            assisting: ['quality'],
            previous: 'production',
            because: 'by-hand',
            reason: words,
            by,
          },
          NOW,
        ),
        chosen('user:wu', 'fewest open cases', null, NOW),
      ));
});

describe('a second stage', () => {
  const reopen = (staff: Staff) => ({
    type: 'reopen-case' as const,
    because: 'by-hand',
    reason: words,
    policy,
    staff,
    by,
    now: NOW,
  });
  const reopened = event('CaseReopened', { because: 'by-hand', reason: words, by }, NOW);
  const history = [opened(), chosen('user:chen', 'x'), resolvedAt('2026-03-02 12:00')];

  it('is in the hands of another person (B-5)', () =>
    given(...history)
      .when(reopen(staffOf(colleague('user:chen'), colleague('user:wu', { openCases: 8 }))))
      .then(reopened, chosen('user:wu', 'second-stage, fewest open cases', 'user:chen', NOW)));
  it('is in nobody’s hands where there is no other person', () =>
    given(...history)
      .when(reopen(staffOf(colleague('user:chen'))))
      .then(reopened, event('CaseUnassigned', { previous: 'user:chen', because: 'second-stage', by: ROUTING }, NOW)));
  it('begins with the customer’s refusal too, and whoever has it since keeps it at the next one', () => {
    const staff = staffOf(colleague('user:chen'), colleague('user:wu'));
    const refused = {
      type: 'note-reply' as const,
      solution: 's1',
      reply: 'refused' as const,
      policy,
      staff,
      now: NOW,
    };
    const noted = event('RefusalNoted', { solution: 's1' }, NOW);
    const up = escalated(1, 'supervisor', NOW, { because: 'solution refused by the customer (B-7)' });
    const taken = chosen('user:wu', 'second-stage, fewest open cases', 'user:chen', NOW);
    given(opened(), chosen('user:chen', 'x'), proposed()).when(refused).then(noted, up, taken);
    given(opened(), chosen('user:chen', 'x'), reopenedAt('2026-03-02 10:00'), chosen('user:wu', 'x', 'user:chen', NOW))
      .when({ type: 'assign-case', handler: 'user:wu', policy, staff, by, now: NOW })
      .thenNothing();
  });
});

describe('a step of the ladder that gives the case to another role', () => {
  const staff = staffOf(colleague('user:chen'), colleague('user:boss', { roles: ['department-manager'] }));

  it('names somebody who has it', () =>
    given(opened(), chosen('user:chen', 'x'))
      .when(step(staff))
      .then(chosen('user:boss', 'resolution, manager, fewest open cases', 'user:chen', at('2026-03-02 12:00'))));
  it('is taken once: who has the role keeps the case', () =>
    given(opened(), chosen('user:chen', 'x'), chosen('user:boss', 'x', 'user:chen'))
      .when(step(staff))
      .thenNothing());
  it('leaves it with whoever was named after the step was due', () =>
    given(opened(), chosen('user:chen', 'by-hand', null, at('2026-03-02 12:30')))
      .when(step(staff))
      .thenNothing());
  it('does nothing once the case is done', () =>
    given(opened(), chosen('user:chen', 'x'), resolvedAt('2026-03-02 12:30')).when(step(staff)).thenNothing());
});
