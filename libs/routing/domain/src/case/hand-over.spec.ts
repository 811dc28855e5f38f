import {
  at,
  by,
  closedAt,
  colleague,
  event,
  everybody,
  given,
  NOW,
  opened,
  policy,
  reopenedAt,
  resolvedAt,
  staffOf,
  words,
} from './spec-support.js';

const assign = (handler: string, staff = everybody) => ({
  type: 'assign-case' as const,
  handler,
  policy,
  staff,
  by,
  now: NOW,
});
const reroute = (department: string) => ({
  type: 'reroute-case' as const,
  department,
  reason: words,
  policy,
  by,
  now: NOW,
});
const regrade = (grade: string) => ({ type: 'regrade-case' as const, grade, reason: words, policy, by, now: NOW });
const assigned = (handler: string, previous: string | null = null) =>
  event('CaseAssigned', { handler, previous, because: 'by-hand', by }, NOW);
const routed = event('CaseRouted', {
  department: 'service',
  assisting: [],
  previous: 'production',
  because: 'by-hand',
  by,
});

describe('assigning a case', () => {
  it('names who has it now, and who had it', () => {
    given(opened()).when(assign('user:chen')).then(assigned('user:chen'));
    given(opened(), assigned('user:chen')).when(assign('user:wu')).then(assigned('user:wu', 'user:chen'));
  });
  it('to who has it already says nothing', () =>
    given(opened(), assigned('user:chen')).when(assign('user:chen')).thenNothing());
  it('is refused for the person complained about (A-12)', () =>
    given(opened({ matter: { complainedAbout: 'user:chen' } }))
      .when(assign('user:chen'))
      .thenRefused({ code: 'handler-excluded', handler: 'user:chen', because: 'complained-about' }));
  it('is refused at the second stage for who had it at the first (B-5)', () => {
    const history = [opened(), assigned('user:chen'), assigned('user:wu', 'user:chen')];
    given(...history)
      .when(assign('user:chen'))
      .then(assigned('user:chen', 'user:wu'));
    given(...history, resolvedAt('2026-03-02 12:00'), reopenedAt('2026-03-02 13:00'))
      .when(assign('user:chen'))
      .thenRefused({ code: 'handler-excluded', handler: 'user:chen', because: 'second-stage' });
  });
  it('is refused for somebody the directory does not know', () =>
    given(opened()).when(assign('user:nobody')).thenRefused({ code: 'person-unknown', handler: 'user:nobody' }));
  it('is refused for somebody without the role or one above it', () => {
    const staff = staffOf(
      colleague('user:chen', { roles: ['receiver'] }),
      colleague('user:boss', { roles: ['supervisor'] }),
    );
    given(opened())
      .when(assign('user:chen', staff))
      .thenRefused({ code: 'person-without-role', handler: 'user:chen', role: 'handler', roles: ['receiver'] });
    given(opened()).when(assign('user:boss', staff)).then(assigned('user:boss'));
  });
  it('is refused for somebody whose reach does not hold the branch, and for who is away', () => {
    const until = at('2026-03-05 09:00');
    const staff = staffOf(
      colleague('user:chen', { branches: ['cn/south'] }),
      colleague('user:wu', { awayUntil: until, deputies: ['user:boss'] }),
    );
    given(opened())
      .when(assign('user:chen', staff))
      .thenRefused({ code: 'person-out-of-reach', handler: 'user:chen', branch: 'cn/east/shanghai-01' });
    given(opened())
      .when(assign('user:wu', staff))
      .thenRefused({ code: 'person-away', handler: 'user:wu', until, deputies: ['user:boss'] });
  });
  it('is refused for somebody without the clearance for it (E1-1)', () =>
    given(opened({ matter: { confidentiality: 'secret' } }))
      .when(assign('user:chen', staffOf(colleague('user:chen'))))
      .thenRefused({ code: 'person-not-cleared', handler: 'user:chen', confidentiality: 'secret' }));
  it('is refused when the case is closed', () =>
    given(opened(), closedAt('2026-03-02 12:00'))
      .when(assign('user:chen'))
      .thenRefused({ code: 'case-not-open', status: 'closed' }));
});

describe('handing a case to another department', () => {
  it('says why, and nobody is its handler any more (B-10)', () => {
    given(opened(), assigned('user:chen'))
      .when(reroute('service'))
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
      );
    given(opened(), assigned('user:chen'), routed).when(assign('user:chen')).then(assigned('user:chen'));
  });
  it('ends the assistance of the department that has it now', () =>
    given(opened())
      .when(reroute('quality'))
      .then(
        event(
          'CaseRouted',
          { department: 'quality', assisting: [], previous: 'production', because: 'by-hand', reason: words, by },
          NOW,
        ),
      ));
  it('that has it already says nothing', () => given(opened()).when(reroute('production')).thenNothing());
  it('is refused where the policy knows no such department', () =>
    given(opened())
      .when(reroute('legal'))
      .thenRefused({
        code: 'department-unknown',
        department: 'legal',
        departments: ['service', 'production', 'quality'],
      }));
});

describe('grading by hand', () => {
  it('sets the grade, up and down (C-2)', () => {
    const graded = (grade: string, previous: string) =>
      event('CaseGraded', { grade, previous, because: 'by-hand', reason: words, by }, NOW);
    given(opened()).when(regrade('grave')).then(graded('grave', 'general'));
    given(opened({ grade: 'major' }))
      .when(regrade('general'))
      .then(graded('general', 'major'));
  });
  it('to the grade it has says nothing', () => given(opened()).when(regrade('general')).thenNothing());
  it('is refused for a grade the policy does not know', () =>
    given(opened())
      .when(regrade('urgent'))
      .thenRefused({ code: 'grade-unknown', grade: 'urgent', grades: ['general', 'major', 'grave'] }));
});
