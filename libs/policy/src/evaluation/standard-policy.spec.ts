import { instant } from '@redress/business-time';
import type { CaseFacts, OccurredFact } from '../format.js';
import { facts, shippedPolicy, yuan } from '../spec-support.js';
import { approvalChain, authorityFor } from './authority.js';
import { datingOf } from './backdating.js';
import {
  deadlineRule,
  deadlinesApplying,
  deadlinesLiftedBy,
  deadlinesMetBy,
  deadlinesStartedBy,
  lengthOf,
} from './deadlines.js';
import {
  accountabilityFor,
  bandOf,
  callbackFor,
  capaDue,
  declineGrounds,
  documentsOn,
  dutiesOn,
  surveyFor,
} from './follow-up.js';
import { gradeOf } from './grading.js';
import { exclusionsFrom, routeOf } from './routing.js';

const policy = shippedPolicy('standard');
const ids = (parts: readonly { readonly id: string }[]) => parts.map((part) => part.id);

describe('grading by the standard policy', () => {
  it.each<[string, Partial<CaseFacts>, string]>([
    ['under 2,000 yuan is general (B-2)', { amount: yuan(1999.99) }, 'general'],
    ['2,000 yuan, included, is major (B-2)', { amount: yuan(2000) }, 'major'],
    ['in the media is major (B-2)', { flags: ['media'] }, 'major'],
    ['in court is major (B-2)', { flags: ['legal'] }, 'major'],
    ['injury is major (D-13)', { flags: ['injury'] }, 'major'],
    ['several users over the same matter is major (D-13)', { history: { collective: 3 } }, 'major'],
    ['a repeated complaint is major (D-13)', { history: { repeated: 3 } }, 'major'],
    ['past its deadline is major (B-2)', { deadlines: { missed: ['resolution'] } }, 'major'],
    ['a missed first contact alone is not', { deadlines: { missed: ['first-contact'] } }, 'general'],
  ])('%s', (_, stated, grade) => expect(gradeOf(policy, facts(stated)).grade).toBe(grade));

  it('names every rule it follows', () =>
    expect(gradeOf(policy, facts({ amount: yuan(5000), flags: ['media'] }))).toEqual({
      grade: 'major',
      raised: true,
      because: [
        { path: 'grades.major.raisedBy.amount', sources: ['B-2'] },
        { path: 'grades.major.raisedBy.publicity', sources: ['B-2', 'D-13'] },
      ],
    }));

  it('never lowers a grade somebody gave', () =>
    expect(gradeOf(policy, facts(), 'major')).toMatchObject({ grade: 'major', raised: false }));
});

describe('routing by the standard policy', () => {
  it.each([
    ['product', 'production', 'routing.table.product'],
    ['delivery', 'logistics', 'routing.table.delivery'],
    ['billing', 'finance', 'routing.table.billing'],
    ['service', 'market', 'routing.table.service'],
    ['safety', 'quality', 'routing.table.safety'],
    ['other', 'customer-service', 'routing.table.everything-else'],
    [undefined, 'customer-service', 'routing.table.everything-else'],
  ])('%s goes to %s', (category, department, path) =>
    expect(routeOf(policy, facts(category === undefined ? {} : { category }))).toMatchObject({
      department,
      firstContactOwner: { role: 'receiver', unit: 'receiving' },
      because: { path },
    }),
  );

  it('keeps the person complained about away from every stage (A-12)', () => {
    for (const stage of ['handling', 'review', 'approval', 'callback', 'arbitration'] as const) {
      expect(ids(exclusionsFrom(policy, stage, facts()))).toContain('complained-about');
    }
  });

  it('wants another person at a second stage (B-5)', () => {
    expect(ids(exclusionsFrom(policy, 'review', facts()))).not.toContain('second-stage');
    expect(ids(exclusionsFrom(policy, 'review', facts({ history: { escalations: 1 } })))).toContain('second-stage');
  });
});

describe('deadlines of the standard policy', () => {
  const within = (deadline: string) => {
    const rule = deadlineRule(policy, deadline);
    const length = rule && lengthOf(rule, facts());
    return length?.within;
  };
  const registered: OccurredFact = { name: 'complaint-registered' };

  it('starts those of a complaint at registration', () =>
    expect(ids(deadlinesStartedBy(policy, registered, facts()))).toEqual([
      'acceptance-notice',
      'first-contact',
      'resolution',
    ]));

  it('starts the answer of an enquiry alone (A-13)', () =>
    expect(ids(deadlinesStartedBy(policy, registered, facts({ kind: 'enquiry' })))).toEqual(['enquiry-answer']));

  it('reports at once only what is graded major (D-6)', () => {
    const graded: OccurredFact = { name: 'case-graded', grade: 'major' };
    expect(ids(deadlinesStartedBy(policy, graded, facts({ grade: 'major' })))).toEqual(['major-report']);
    expect(deadlinesStartedBy(policy, { name: 'case-graded', grade: 'general' }, facts())).toEqual([]);
  });

  it.each([
    ['first-contact', { unit: 'elapsed', minutes: 60 }],
    ['departmental-answer', { unit: 'elapsed', minutes: 24 * 60 }],
    ['enquiry-answer', { unit: 'elapsed', minutes: 24 * 60 }],
  ])('%s is counted in elapsed time (B-12, B-10, A-13)', (deadline, expected) => {
    const length = within(deadline);
    const minutes = length?.unit === 'elapsed' ? length.minutes.of(facts()) : undefined;
    expect({ unit: length?.unit, minutes }).toEqual(expected);
  });

  it('gives three business days, then managers, leaders and head office at 3, 7 and 15 (A-14, D-6)', () => {
    const resolution = deadlineRule(policy, 'resolution');
    const length = within('resolution');
    expect(length?.unit === 'business-days' && length.days.of(facts())).toBe(3);
    const ladder = resolution?.ladder.map(({ id, at, escalateTo }) => ({
      id,
      days: at.span?.unit === 'business-days' ? at.span.days.of(facts()) : 'at due',
      to: escalateTo?.role,
    }));
    expect(ladder).toEqual([
      { id: 'department-manager', days: 'at due', to: 'department-manager' },
      { id: 'leader-in-charge', days: 7, to: 'leader-in-charge' },
      { id: 'head-office', days: 15, to: 'head-office' },
    ]);
  });

  it('does not count a contact that reached nobody (B-12)', () => {
    const contact = (reached: boolean) => deadlinesMetBy(policy, { name: 'customer-contacted', reached }, facts());
    expect(contact(false)).toEqual([]);
    expect(ids(contact(true))).toEqual(['first-contact']);
  });

  it('lifts what was due when the complaint is withdrawn', () =>
    expect(ids(deadlinesLiftedBy(policy, { name: 'complaint-withdrawn' }, facts()))).toContain('resolution'));

  it('names the rule a length comes from', () => {
    const callback = deadlinesApplying(policy, facts()).find((rule) => rule.id === 'callback');
    expect(callback && lengthOf(callback, facts())?.because).toEqual({
      path: 'deadlines.callback.within[0]',
      sources: ['A-7'],
    });
  });
});

describe('authority by the standard policy', () => {
  const solution = (amount: number, granted = 0) =>
    facts({ solution: { type: 'compensation', money: yuan(amount), totalGranted: yuan(amount + granted) } });

  it('lets a supervisor grant 500 yuan, and sends one fen more to the department manager', () => {
    expect(authorityFor(policy, 'supervisor', { money: yuan(500) }).outcome).toBe('within');
    expect(authorityFor(policy, 'supervisor', { money: yuan(500.01) })).toMatchObject({
      outcome: 'beyond',
      nextRole: 'department-manager',
      because: { path: 'authority.supervisor', sources: ['D-8'] },
    });
  });

  it('lets a supervisor give 12 and a department manager 48 of the goods', () => {
    const bottles = (quantity: number) => ({ goods: [{ item: 'beer', quantity }] });
    expect(authorityFor(policy, 'supervisor', bottles(12)).outcome).toBe('within');
    expect(authorityFor(policy, 'supervisor', bottles(13))).toMatchObject({ nextRole: 'department-manager' });
    expect(authorityFor(policy, 'department-manager', bottles(49))).toMatchObject({ nextRole: 'leader-in-charge' });
  });

  it('adds up what was granted before, so that a large sum cannot be split', () => {
    expect(approvalChain(policy, solution(400), 'supervisor').steps).toEqual([]);
    const [step] = approvalChain(policy, solution(400, 400), 'supervisor').steps;
    expect(step?.owner.role).toBe('department-manager');
  });

  it('does not grant in another currency than the policy’s', () =>
    expect(authorityFor(policy, 'leader-in-charge', { money: { currency: 'USD', minor: 100 } })).toMatchObject({
      nextRole: 'head-office',
    }));

  it('walks the replacement chain whatever the amount (B-11)', () => {
    const { steps, because } = approvalChain(policy, facts({ solution: { type: 'replacement' } }), 'head-office');
    expect(steps.map((step) => [step.does, step.owner.role])).toEqual([
      ['sign', 'department-manager'],
      ['approve', 'leader-in-charge'],
      ['record', 'finance'],
    ]);
    expect(because).toEqual({ path: 'approvals.replacement', sources: ['B-11'] });
  });
});

describe('what follows a fact by the standard policy', () => {
  it('declines on the seven grounds of D-2', () => {
    expect(declineGrounds(policy)).toHaveLength(7);
    expect(declineGrounds(policy).every((ground) => ground.sources.includes('D-2'))).toBe(true);
  });

  it('acknowledges a letter and has a sheet confirmed in person (B-9)', () => {
    const on = (channel: string) => ids(dutiesOn(policy, { name: 'complaint-registered' }, facts({ channel })));
    expect(on('letter')).toEqual(['acknowledge-letter']);
    expect(on('on-site')).toEqual(['read-back']);
  });

  it('has the head apologise where we are responsible (A-16), not otherwise', () => {
    const found = (liability: string) => ids(dutiesOn(policy, { name: 'findings-recorded', liability }, facts()));
    expect(found('responsible')).toContain('apologise');
    expect(found('not-responsible')).not.toContain('apologise');
  });

  it('prints the record sheet at registration and the handling sheet at resolution (A-2, A-6)', () => {
    expect(ids(documentsOn(policy, { name: 'complaint-registered' }, facts()))).toEqual(['record-sheet']);
    expect(ids(documentsOn(policy, { name: 'complaint-resolved' }, facts()))).toEqual(['handling-sheet']);
  });

  it('calls complaints back, not enquiries (A-7)', () => {
    expect(callbackFor(policy, facts())?.deadline).toBe('callback');
    expect(callbackFor(policy, facts({ kind: 'enquiry' }))).toBeUndefined();
  });

  it.each([
    [100, 'very-satisfied'],
    [95, 'very-satisfied'],
    [94.5, 'satisfied'],
    [90, 'satisfied'],
    [89, 'basically-satisfied'],
    [80, 'basically-satisfied'],
    [79, 'dissatisfied'],
    [0, 'dissatisfied'],
  ])('puts a score of %d into the band %s (E4-1)', (score, band) => {
    const survey = surveyFor(policy, facts());
    expect(survey && bandOf(survey, score)?.id).toBe(band);
  });

  it('opens CAPA for a technical defect (B-17) and notes a missed chase (B-10)', () => {
    expect(ids(capaDue(policy, facts({ cause: 'technical-defect' })))).toEqual(['defect']);
    const late = facts({ deadlines: { missed: ['departmental-answer'] } });
    expect(accountabilityFor(policy, late)).toMatchObject([{ id: 'chase-missed', from: yuan(10), to: yuan(50) }]);
  });
});

describe('dating facts back', () => {
  const at = (time: string) => instant(`2026-03-06T${time}+08:00`);

  it.each([
    ['10:00:00', 'as-it-happens'],
    ['10:20:00', 'dated-back'],
  ])('a call of 10:00 written down at %s is %s', (recorded, outcome) =>
    expect(datingOf(policy, 'customer-contacted', at('10:00:00'), at(recorded)).outcome).toBe(outcome),
  );

  it('goes no further back than the policy says, without whom it names', () =>
    expect(datingOf(policy, 'customer-contacted', instant('2026-03-04T10:00:00+08:00'), at('10:20:00'))).toEqual({
      outcome: 'too-far-back',
      limitMinutes: 1440,
      approver: 'supervisor',
      because: { path: 'backdating.any', sources: [] },
    }));
});
