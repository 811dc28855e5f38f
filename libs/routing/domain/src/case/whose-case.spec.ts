import type { Case, OpenedCase } from './case.js';
import { caseDecider, type CaseCommand } from './case.decider.js';
import type { CaseEvent } from './case.events.js';
import {
  colleague,
  event,
  given,
  NOW,
  opened,
  policyOf,
  policyText,
  proposed,
  ROUTING,
  staffOf,
  words,
} from './spec-support.js';
import { policy } from './spec-support.js';
import { notYours, notYoursToApprove, notYoursToHandOn } from './whose-case.js';

/** A case of production, assisted by quality; each of these people is within reach of it. */
const maker = colleague('user:maker');
const clerk = colleague('user:clerk', { department: 'service' });
const examiner = colleague('user:examiner', { department: 'quality' });
const lead = colleague('user:lead', { department: 'service', roles: ['supervisor'] });
const boss = colleague('user:boss', { department: 'service', roles: ['leader-in-charge'] });
const anywhere = colleague('user:anywhere', { department: null });
const house = staffOf(maker, clerk, examiner, lead, boss, anywhere);
const stranger = { code: 'case-of-another-department', department: 'production', yours: 'service' } as const;

const caseOf = (...events: readonly CaseEvent[]): OpenedCase => {
  const current = [opened(), ...events].reduce<Case>(caseDecider.evolve, caseDecider.initial);
  if (current.status === 'unopened') throw new Error('not opened');
  return current;
};
const givenTo = (handler: string) =>
  event('CaseAssigned', { handler, previous: null, because: 'by-hand', by: ROUTING });
const asking = (by: string, staff = house) => ({ policy, staff, by, now: NOW });

describe('whose case it is', () => {
  it.each([
    ['somebody of its department', 'user:maker', undefined],
    ['somebody of another department', 'user:clerk', stranger],
    ['a supervisor of another department', 'user:lead', stranger],
    ['a leader above the departments', 'user:boss', undefined],
    ['somebody who belongs to no department', 'user:anywhere', undefined],
    ['somebody the directory does not know', 'user:new', undefined],
  ])('%s', (_who, by, refusal) => expect(notYours(caseOf(), asking(by))).toEqual(refusal));

  it('is that of whoever was given it', () => {
    expect(notYours(caseOf(givenTo('user:clerk')), asking('user:clerk'))).toBeUndefined();
    expect(notYours(caseOf(givenTo('user:maker')), asking('user:clerk'))).toEqual(stranger);
  });

  it('is that of the deputy while that person is away', () => {
    const absent = colleague('user:absent', { awayUntil: NOW, deputies: ['user:clerk'] });
    const present = colleague('user:absent', { deputies: ['user:clerk'] });
    const current = caseOf(givenTo('user:absent'));
    expect(notYours(current, asking('user:clerk', staffOf(absent, maker, clerk)))).toBeUndefined();
    expect(notYours(current, asking('user:clerk', staffOf(present, maker, clerk)))).toEqual(stranger);
  });

  it('is that of an assisting department as far as it is asked to assist', () => {
    expect(notYours(caseOf(), asking('user:examiner'))).toMatchObject({ yours: 'quality' });
    expect(notYours(caseOf(), asking('user:examiner'), { assisting: true })).toBeUndefined();
  });

  it('is that of the duty roster outside the opening hours', () => {
    const onDuty = { ...staffOf(maker, { ...clerk, onDuty: true }), withinHours: false };
    expect(notYours(caseOf(), asking('user:clerk', onDuty))).toBeUndefined();
  });

  it.each([
    ['has nobody for it', staffOf(clerk)],
    ['has nobody there', staffOf(clerk, { ...maker, awayUntil: NOW })],
    ['has nobody within reach', staffOf(clerk, { ...maker, branches: ['cn/south'] })],
  ])('is anybody’s where the department %s', (_why, staff) =>
    expect(notYours(caseOf(), asking('user:clerk', staff))).toBeUndefined(),
  );

  it('is handed on by whoever supervises, else by the department', () => {
    expect(notYoursToHandOn(caseOf(), asking('user:lead'))).toBeUndefined();
    expect(notYoursToHandOn(caseOf(), asking('user:clerk'))).toEqual(stranger);
  });

  it('is approved in the department, but for a role the policy asks for in another unit', () => {
    const head = colleague('user:head', { roles: ['department-manager'] });
    const other = colleague('user:other', { department: 'service', roles: ['department-manager'] });
    const deed = asking('user:other', staffOf(head, other));
    expect(notYoursToApprove(caseOf(), deed, 'department-manager', null)).toEqual(stranger);
    expect(notYoursToApprove(caseOf(), deed, 'department-manager', 'user:head')).toBeUndefined();
    const above = policyOf(`${policyText}
approvals:
  all:
    title: { zh: 审批, en: Approval }
    when: kind == "complaint"
    steps: { other: { does: approve, owner: { role: department-manager, unit: superior }, title: { zh: 批, en: Approves } } }
`);
    expect(notYoursToApprove(caseOf(), { ...deed, policy: above }, 'department-manager', null)).toBeUndefined();
  });

  // any handler could send back, answer and resolve what another department had
  const by = 'user:clerk';
  const common = { policy, staff: house, by, now: NOW };
  it.each<CaseCommand>([
    { type: 'return-case', reason: words, ...common },
    { type: 'reroute-case', department: 'service', reason: words, ...common },
    { type: 'assign-case', handler: 'user:clerk', ...common },
    { type: 'record-findings', liability: 'responsible', cause: null, findings: words, ...common },
    { type: 'pause-work', waitingFor: 'waiting-for-customer', reason: null, ...common },
    { type: 'resume-work', ...common },
    {
      type: 'propose-solution',
      solution: 's2',
      text: words,
      compensation: null,
      goods: [],
      roles: ['handler'],
      ...common,
    },
    { type: 'resolve-complaint', result: null, ...common },
  ])('$type is refused to another department', (command) => given(opened()).when(command).thenRefused(stranger));

  it.each(['approve-solution', 'reject-solution'] as const)('%s is refused to another department', (type) => {
    const head = colleague('user:head', { roles: ['supervisor'] });
    const staff = staffOf(head, lead);
    given(opened(), proposed('s1', { approvals: ['supervisor'] }))
      .when({ type, solution: 's1', opinion: null, roles: ['supervisor'], policy, staff, by: 'user:lead', now: NOW })
      .thenRefused(stranger);
  });
});
