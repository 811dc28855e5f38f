import type { Instant } from '@redress/business-time';
import type { CaseCommand } from './case.decider.js';
import {
  agreedTo,
  at,
  colleague,
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
  staffOf,
  words,
  yuan,
} from './spec-support.js';

const han = colleague('user:han');
const wu = colleague('user:wu');
const mei = colleague('user:mei', { roles: ['department-manager'] });
const lin = colleague('user:lin', { roles: ['leader-in-charge'], department: null, branches: ['cn'] });
const house = staffOf(han, wu, mei, lin);
const about = (complainedAbout: string) => opened({ matter: { complainedAbout } });
const givenTo = (handler: string, happenedAt = at('2026-03-02 10:00')) =>
  event('CaseAssigned', { handler, previous: null, because: 'by-hand', by: ROUTING }, happenedAt);
const common = (by: string) => ({ policy, staff: house, by, now: NOW });
const out = (by: string, stage: string, rule = 'complained-about', who = rule) =>
  ({ code: 'excluded-from-stage', by, stage, rule, who }) as never;

/** Everything that somebody can do with a case, but for handing it up. */
const acts = (by: string): readonly CaseCommand[] => [
  { type: 'assign-case', handler: 'user:wu', ...common(by) },
  { type: 'reroute-case', department: 'service', reason: words, ...common(by) },
  { type: 'return-case', reason: words, ...common(by) },
  { type: 'regrade-case', grade: 'major', reason: words, ...common(by) },
  { type: 'move-case', to: policyOf(policyText.replace('version: 1', 'version: 2')), reason: words, ...common(by) },
  { type: 'record-contact', channel: 'phone', reached: true, note: null, ...common(by) },
  { type: 'record-findings', liability: 'not-responsible', cause: null, findings: words, ...common(by) },
  { type: 'note-fact', fact: 'circumstances-learned', learned: {}, note: null, roles: ['handler'], ...common(by) },
  { type: 'pause-work', waitingFor: 'waiting-for-customer', reason: null, ...common(by) },
  { type: 'resume-work', ...common(by) },
  {
    ...{ type: 'propose-solution', solution: 's2', text: words, compensation: null, goods: [], roles: ['handler'] },
    ...common(by),
  },
  { type: 'resolve-complaint', result: null, ...common(by) },
];
const afterwards = (by: string): readonly CaseCommand[] => [
  { type: 'reopen-case', because: 'by-hand', reason: null, ...common(by) },
  { type: 'close-case', because: 'decided', ...common(by) },
];

// who was complained about found themselves not responsible, and resolved the complaint
describe('the person complained about (A-12, C-1)', () => {
  it.each(acts('user:han'))('is refused: $type', (command) =>
    given(about('user:han'), givenTo('user:han')).when(command).thenRefused(out('user:han', 'handling')),
  );
  it.each(afterwards('user:han'))('is refused after the resolution: $type', (command) =>
    given(about('user:han'), resolvedAt('2026-03-02 12:00')).when(command).thenRefused(out('user:han', 'handling')),
  );
  it('can have it handed up', () =>
    given(about('user:han'))
      .when({ type: 'escalate-case', reason: words, ...common('user:han') })
      .then(
        event(
          'CaseEscalated',
          {
            ...{ level: 1, to: ['supervisor'], because: 'by-hand', reason: words },
            ...{ deadline: null, step: null, by: 'user:han' },
          },
          NOW,
        ),
      ));
  it('does not decide whose the case is', () => {
    const returned = event('CaseReturned', {
      ...{ department: 'production', handler: null, returned: 2, arbiter: 'leader-in-charge', reason: words },
      by: 'user:wu',
    });
    given(about('user:lin'), returned)
      .when({
        ...{ type: 'reroute-case', department: 'service', reason: words, roles: ['leader-in-charge'] },
        ...common('user:lin'),
      })
      .thenRefused(out('user:lin', 'arbitration'));
  });

  // a manager approved what was to be paid for her own mistake
  it.each(['approve-solution', 'reject-solution'] as const)('is refused: %s', (type) =>
    given(about('user:mei'), proposed('s1', { compensation: yuan(1500), approvals: ['department-manager'] }))
      .when({ type, solution: 's1', opinion: null, roles: ['department-manager'], ...common('user:mei') })
      .thenRefused(out('user:mei', 'approval')),
  );
  it('is stood in for by whoever stands above, where nobody else could approve', () => {
    const offered = proposed('s1', { compensation: yuan(1500), approvals: ['department-manager'] });
    const approve = (roles: readonly string[], staff = house) =>
      ({ type: 'approve-solution', solution: 's1', opinion: null, roles, ...common('user:lin'), staff }) as const;
    given(about('user:mei'), offered)
      .when(approve(['leader-in-charge']))
      .then(
        event(
          'SolutionApproved',
          { solution: 's1', role: 'department-manager', final: true, opinion: null, by: 'user:lin' },
          NOW,
        ),
      );
    const beyond = (roles: readonly string[]) =>
      ({ code: 'authority-exceeded', needed: 'department-manager', roles }) as const;
    given(about('user:mei'), offered)
      .when(approve(['supervisor']))
      .thenRefused(beyond(['supervisor']));
    const another = staffOf(mei, lin, colleague('user:mo', { roles: ['department-manager'], department: 'service' }));
    given(about('user:mei'), offered)
      .when(approve(['leader-in-charge'], another))
      .thenRefused(beyond(['leader-in-charge']));
    given(opened(), offered)
      .when(approve(['leader-in-charge']))
      .thenRefused(beyond(['leader-in-charge']));
  });
  it('leaves the case to others within reach where the department has nobody else', () => {
    const clerk = colleague('user:clerk', { department: 'service' });
    given(about('user:han'))
      .when({
        ...{ type: 'record-findings', liability: 'responsible', cause: null, findings: words },
        ...{ policy, staff: staffOf(han, clerk), by: 'user:clerk', now: NOW },
      })
      .then(
        event(
          'FindingsRecorded',
          { department: 'production', liability: 'responsible', cause: null, findings: words, by: 'user:clerk' },
          NOW,
        ),
      );
  });
});

describe('a rule of the policy', () => {
  const withRule = (rule: string) =>
    policyOf(policyText.replace(/\nexclusions:\n(?: {2}.*\n)+/, `\nexclusions:\n  ours: { ${rule}, source: X-1 }\n`));
  const findings = (by: string, rule: string) => ({
    ...{ type: 'record-findings' as const, liability: 'responsible', cause: null, findings: words },
    ...{ policy: withRule(rule), staff: house, by, now: NOW },
  });
  const approval = (by: string, rule: string) => ({
    ...{ type: 'approve-solution' as const, solution: 's1', opinion: null, roles: ['department-manager'] },
    ...{ policy: withRule(rule), staff: house, by, now: NOW },
  });
  const offered = proposed('s1', { approvals: ['department-manager'] });

  it('keeps the department of the person complained about from it', () => {
    const rule = 'who: same-unit, from: [handling, approval]';
    given(about('user:han'))
      .when(findings('user:wu', rule))
      .thenRefused(out('user:wu', 'handling', 'ours', 'same-unit'));
    given(about('user:han'), offered)
      .when(approval('user:mei', rule))
      .thenRefused(out('user:mei', 'approval', 'ours', 'same-unit'));
    given(about('user:han'))
      .when({ type: 'assign-case', handler: 'user:wu', ...common('user:lin'), policy: withRule(rule) })
      .thenRefused({ code: 'handler-excluded', handler: 'user:wu', because: 'ours' });
  });
  it('keeps nobody from it who belongs elsewhere, or where nobody is complained about', () => {
    const rule = 'who: same-unit, from: handling';
    const stranger = colleague('user:lee', { department: 'service' });
    for (const history of [opened(), opened({ matter: { complainedAbout: 'user:lee' } })])
      given(history)
        .when({ ...findings('user:wu', rule), staff: staffOf(han, wu, stranger) })
        .then(
          event(
            'FindingsRecorded',
            { department: 'production', liability: 'responsible', cause: null, findings: words, by: 'user:wu' },
            NOW,
          ),
        );
  });
  it('keeps the first-contact owner from it', () =>
    given(opened({ firstContactOwner: 'user:wu' }))
      .when(findings('user:wu', 'who: first-contact-owner, from: handling'))
      .thenRefused(out('user:wu', 'handling', 'ours', 'first-contact-owner')));
  it('keeps whoever has or had it from approving', () =>
    given(opened(), givenTo('user:mei'), givenTo('user:wu'), offered)
      .when(approval('user:mei', 'who: handled-before, from: approval'))
      .thenRefused(out('user:mei', 'approval', 'ours', 'handled-before')));
  it('keeps whoever handled it from a second stage (B-5)', () => {
    const by = 'user:han';
    const history = [opened(), givenTo(by), offered, refusedBy(), givenTo('user:wu', at('2026-03-02 13:00'))];
    given(...history)
      .when(findings(by, 'who: handled-before, from: review'))
      .thenRefused(out(by, 'review', 'ours', 'handled-before'));
    given(opened(), givenTo(by), proposed(), agreedTo(), reopenedAt('2026-03-02 13:00'))
      .when({ type: 'resolve-complaint', result: null, ...common(by) })
      .thenRefused(out(by, 'review', 'second-stage', 'handled-before'));
  });
  // the condition came true by an escalation, and the case lay with somebody who could do nothing with it
  it('takes a case away from whoever has it when its condition comes true', () => {
    const rule = 'who: handled-before, from: review, when: history.escalations > 0';
    const stays = [opened(), givenTo('user:han'), resolvedAt('2026-03-02 12:00'), reopenedAt('2026-03-02 13:00')];
    const taken = (because: string, moment = NOW) =>
      event(
        'CaseAssigned',
        { handler: 'user:wu', previous: 'user:han', because: `${because}, fewest open cases`, by: ROUTING },
        moment,
      );
    const up = (moment: Instant, more: object) => escalated(1, 'supervisor', moment, more);
    given(...stays)
      .when({ type: 'escalate-case', reason: words, ...common('user:han'), policy: withRule(rule) })
      .then(up(NOW, { because: 'by-hand', reason: words, by: 'user:han' }), taken('ours'));
    const step = { deadline: 'resolution', step: 'supervisor', escalateTo: 'supervisor', raiseGradeTo: null } as const;
    const due = at('2026-03-02 18:00');
    given(...stays)
      .when({
        ...{ type: 'follow-ladder-step', ...step, policy: withRule(rule), staff: house },
        ...{ happenedAt: due, now: NOW },
      })
      .then(
        up(due, { because: 'resolution, supervisor', deadline: 'resolution', step: 'supervisor' }),
        taken('ours', due),
      );
  });
  it('keeps nobody from what it does not name, and no service', () =>
    given(opened({ firstContactOwner: 'service:routing' }), resolvedAt('2026-03-02 12:00'))
      .when({
        ...{ type: 'close-case', because: 'decided', by: 'service:routing', now: NOW },
        policy: withRule('who: first-contact-owner, from: handling'),
      })
      .then(event('CaseClosed', { because: 'decided', by: 'service:routing' }, NOW)));
});

describe('somebody who turns out to be complained about', () => {
  const learned = { complainedAbout: 'user:han' };
  const note = (staff = house) => ({
    ...{ type: 'note-fact' as const, fact: 'circumstances-learned', learned, note: null, roles: ['handler'] },
    ...{ policy, staff, by: 'user:han', now: NOW },
  });
  const noted = event('FactNoted', { fact: 'circumstances-learned', learned, note: null, by: 'user:han' }, NOW);

  it('has it no longer: another person takes it over, or nobody until one is named', () => {
    given(opened(), givenTo('user:han'))
      .when(note())
      .then(
        noted,
        event(
          'CaseAssigned',
          {
            ...{ handler: 'user:wu', previous: 'user:han', because: 'complained-about, fewest open cases' },
            by: ROUTING,
          },
          NOW,
        ),
      );
    given(opened(), givenTo('user:han'))
      .when(note(staffOf(han)))
      .then(noted, event('CaseUnassigned', { previous: 'user:han', because: 'complained-about', by: ROUTING }, NOW));
  });
  it('decides nothing of it from then on', () => {
    const findings = acts('user:han').find(({ type }) => type === 'record-findings') as CaseCommand;
    given(opened(), noted).when(findings).thenRefused(out('user:han', 'handling'));
  });
  it('leaves it where it is when somebody else has it', () =>
    given(opened(), givenTo('user:wu')).when(note()).then(noted));
});
