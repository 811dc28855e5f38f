import {
  after,
  answerable,
  at,
  by,
  closedAt,
  escalated,
  event,
  given,
  NOW,
  opened,
  policy,
  reopenedAt,
  resolvedAt,
  ROUTING,
  words,
} from './spec-support.js';
import type { FollowLadderStep } from './escalate.js';

const DUE = '2026-03-02 12:00';
const step = (more: Partial<FollowLadderStep> = {}): FollowLadderStep => ({
  type: 'follow-ladder-step',
  deadline: 'resolution',
  step: 'leader',
  escalateTo: 'leader-in-charge',
  raiseGradeTo: null,
  policy,
  happenedAt: at(DUE),
  now: NOW,
  ...more,
});
const miss = (deadline = 'resolution', moment = DUE) => ({
  type: 'follow-miss' as const,
  deadline,
  policy,
  happenedAt: at(moment),
  now: NOW,
});
const refuted = (deadline = 'resolution') => ({
  type: 'follow-refutation' as const,
  deadline,
  happenedAt: at(DUE),
  now: NOW,
});
const noted = event('MissNoted', { deadline: 'resolution' }, at(DUE));
const charged = answerable('resolution', at(DUE));
const raised = (grade: string, because: string) =>
  event('CaseGraded', { grade, previous: 'general', because, by: ROUTING }, at(DUE));
const byHand = (grade: string, moment: string) =>
  event('CaseGraded', { grade, previous: 'major', because: 'by-hand', reason: words, by }, at(moment));

describe('escalating by hand', () => {
  it('climbs level after level, and stays at the top (D-8, D-10)', () => {
    const command = { type: 'escalate-case' as const, reason: words, policy, by, now: NOW };
    const levels = [opened(), ...[1, 2, 3, 4].map((level) => escalated(level, 'x', at(DUE)))];
    ['supervisor', 'department-manager', 'leader-in-charge', 'head-office', 'head-office'].forEach((to, level) =>
      given(...levels.slice(0, level + 1))
        .when(command)
        .then(escalated(level + 1, to, NOW, { because: 'by-hand', reason: words, by })),
    );
    given(opened(), closedAt(DUE)).when(command).thenRefused({ code: 'case-not-open', status: 'closed' });
  });
});

describe('a step of the ladder', () => {
  it('hands the case to the level it names, when it was due', () =>
    given(opened())
      .when(step())
      .then(
        escalated(1, 'leader-in-charge', at(DUE), {
          because: 'resolution, leader',
          deadline: 'resolution',
          step: 'leader',
        }),
      ));

  it('raises the grade, and never lowers it (D-13)', () => {
    given(opened())
      .when(step({ escalateTo: null, raiseGradeTo: 'major' }))
      .then(raised('major', 'resolution, leader'));
    given(opened({ grade: 'grave' }))
      .when(step({ escalateTo: null, raiseGradeTo: 'major' }))
      .thenNothing();
  });

  it('that only tells somebody says nothing here', () =>
    given(opened())
      .when(step({ escalateTo: null }))
      .thenNothing());

  it('counts by how the case stood when it was due, not by when it arrives', () => {
    given(opened(), resolvedAt('2026-03-02 12:01'))
      .when(step({ raiseGradeTo: 'major', escalateTo: null }))
      .then(raised('major', 'resolution, leader'));
    given(opened(), resolvedAt('2026-03-02 12:00')).when(step()).thenNothing();
    given(opened(), resolvedAt('2026-03-02 11:00'), reopenedAt('2026-03-02 13:00')).when(step()).thenNothing();
  });
});

describe('a miss', () => {
  it('is noted, and raises the grade where the policy says so (B-2)', () => {
    given(opened()).when(miss()).then(noted, raised('major', 'grades.major.raisedBy.overdue B-2'), charged);
    given(opened())
      .when(miss('contact'))
      .then(event('MissNoted', { deadline: 'contact' }, at(DUE)), answerable('contact', at(DUE)));
  });

  it('is remembered for what is decided later, until it is refuted', () => {
    expect(after([opened()], miss('contact'), miss()).missed).toEqual(['contact', 'resolution']);
    given(opened(), noted)
      .when(refuted())
      .then(event('MissTakenBack', { deadline: 'resolution' }, at(DUE)));
    expect(after([opened()], miss(), miss('contact'), refuted()).missed).toEqual(['contact']);
    given(opened(), noted).when(refuted('contact')).thenNothing();
  });

  it('of before the resolution raises the grade although it arrives after it, one of after it does not', () => {
    given(opened(), resolvedAt('2026-03-02 13:00'))
      .when(miss())
      .then(noted, raised('major', 'grades.major.raisedBy.overdue B-2'), charged);
    given(opened(), resolvedAt('2026-03-02 11:00')).when(miss()).then(noted, charged);
  });

  it('changes no grade of a complaint that was brought over and is done', () =>
    given(opened({ imported: true }), resolvedAt('2026-03-02 13:00'))
      .when(miss())
      .then(noted));

  it('does not overrule the grade that a person has set since', () => {
    given(opened({ grade: 'major' }), byHand('general', '2026-03-02 12:30'))
      .when(miss())
      .then(noted, charged);
    given(opened({ grade: 'major' }), byHand('general', '2026-03-02 11:30'))
      .when(miss())
      .then(noted, raised('major', 'grades.major.raisedBy.overdue B-2'), charged);
  });
});
