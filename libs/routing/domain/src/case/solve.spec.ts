import {
  after,
  agreedTo,
  by,
  closedAt,
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
  words,
  yuan,
} from './spec-support.js';
import type { ProposeSolution } from './solve.js';

const propose = (more: Partial<ProposeSolution> = {}): ProposeSolution => ({
  type: 'propose-solution',
  solution: 's2',
  text: words,
  compensation: null,
  goods: [],
  policy,
  roles: ['handler'],
  by: 'user:handler',
  now: NOW,
  ...more,
});
const approve = (roles: readonly string[], who = by) => ({
  type: 'approve-solution' as const,
  solution: 's1',
  opinion: null,
  policy,
  roles,
  by: who,
  now: NOW,
});
const reject = (roles: readonly string[]) => ({
  type: 'reject-solution' as const,
  solution: 's1',
  opinion: null,
  policy,
  roles,
  by,
  now: NOW,
});
const approvalsFor = (history: Parameters<typeof after>[0], more: Partial<ProposeSolution>) =>
  after(history, propose(more)).solutions.at(-1)?.approvals;
const twoSteps = proposed('s1', { approvals: ['supervisor', 'department-manager'] });
const approved = (role: string, final: boolean) =>
  event('SolutionApproved', { solution: 's1', role, final, opinion: null, by }, NOW);

describe('proposing a solution', () => {
  it('that costs nothing needs nobody', () =>
    given(opened())
      .when(propose())
      .then(
        event(
          'SolutionProposed',
          {
            solution: 's2',
            text: words,
            compensation: null,
            goods: [],
            approvals: [],
            because: 'authority.handler',
            by: 'user:handler',
          },
          NOW,
        ),
      ));

  it.each([
    ['handler', 500, ['supervisor']],
    ['handler', 500.01, ['department-manager']],
    ['supervisor', 500, []],
    ['supervisor', 2000.01, ['head-office']],
  ])('a %s with %d yuan needs %j (A-11, D-8)', (role, amount, approvals) =>
    expect(approvalsFor([opened()], { roles: [role], compensation: yuan(amount) })).toEqual(approvals),
  );

  it('the widest of the proposer’s roles counts', () =>
    expect(
      approvalsFor([opened()], { roles: ['handler', 'department-manager', 'supervisor'], compensation: yuan(800) }),
    ).toEqual([]));

  it('payments that were split add up; what was refused does not', () => {
    const before = proposed('s1', { compensation: yuan(300) });
    expect(approvalsFor([opened(), before, agreedTo()], { roles: ['supervisor'], compensation: yuan(300) })).toEqual([
      'department-manager',
    ]);
    expect(approvalsFor([opened(), before, refusedBy()], { roles: ['supervisor'], compensation: yuan(300) })).toEqual(
      [],
    );
  });

  it('goods add up item by item, and every item is looked at (E6-2)', () => {
    const roles = ['supervisor'];
    const goods = (beer: number, cap: number) => [
      { item: 'cap', quantity: cap },
      { item: 'beer', quantity: beer },
    ];
    expect(approvalsFor([opened()], { roles, goods: goods(12, 12) })).toEqual([]);
    expect(approvalsFor([opened()], { roles, goods: goods(40, 1) })).toEqual(['department-manager']);
    const before = proposed('s1', { goods: goods(10, 0) });
    expect(approvalsFor([opened(), before, agreedTo()], { roles, goods: goods(3, 12) })).toEqual([
      'department-manager',
    ]);
  });

  it('waits until the one before is decided', () =>
    given(opened(), proposed())
      .when(propose())
      .thenRefused({ code: 'solution-still-open', solution: 's1', status: 'approved' }));

  it('does not wait for one of before the case was reopened', () =>
    expect(
      after(
        [opened(), proposed(), closedAt('2026-03-02 13:00', 'withdrawn'), reopenedAt('2026-03-02 14:00')],
        propose(),
      ).solutions,
    ).toHaveLength(2));

  it('is refused in a currency that the policy does not pay', () =>
    given(opened())
      .when(propose({ compensation: { currency: 'USD', minor: 100 } }))
      .thenRefused({ code: 'currency-unknown', currency: 'USD', policyCurrency: 'CNY' }));

  it('twice is once; and none is offered when the case is resolved', () => {
    given(opened(), proposed('s2')).when(propose()).thenNothing();
    given(opened(), resolvedAt('2026-03-02 13:00'))
      .when(propose())
      .thenRefused({ code: 'case-not-open', status: 'resolved' });
  });
});

describe('approving a solution', () => {
  it('goes through the chain in order, the last one is final', () => {
    given(opened(), twoSteps)
      .when(approve(['supervisor']))
      .then(approved('supervisor', false));
    given(opened(), twoSteps, approved('supervisor', false))
      .when(approve(['department-manager']))
      .then(approved('department-manager', true));
    expect(after([opened(), twoSteps], approve(['supervisor'])).solutions[0]?.status).toBe('proposed');
    expect(
      after([opened(), twoSteps], approve(['supervisor']), approve(['department-manager'])).solutions[0]?.status,
    ).toBe('approved');
  });

  it('is refused beyond one’s authority, naming whose turn it is', () =>
    given(opened(), twoSteps)
      .when(approve(['department-manager']))
      .thenRefused({ code: 'authority-exceeded', needed: 'supervisor', roles: ['department-manager'] }));

  it('is refused to who proposed it (A-5)', () =>
    given(opened(), twoSteps)
      .when(approve(['supervisor'], 'user:handler'))
      .thenRefused({ code: 'own-proposal', by: 'user:handler' }));

  it('is done by somebody with the role of the policy, or with the product’s role it stands for', () => {
    const byDirector = proposed('s1', { approvals: ['director'] });
    const directors = policyOf(
      `${policyText}\nroles: { director: { zh: 总监, en: Director, as: leader-in-charge } }\n`,
    );
    const final = event('SolutionApproved', { solution: 's1', role: 'director', final: true, opinion: null, by }, NOW);
    for (const role of ['director', 'leader-in-charge'])
      given(opened(), byDirector)
        .when({ ...approve([role]), policy: directors })
        .then(final);
    given(opened(), byDirector)
      .when({ ...approve(['supervisor']), policy: directors })
      .thenRefused({ code: 'authority-exceeded', needed: 'director', roles: ['supervisor'] });
  });

  it('is refused where nothing waits for it', () => {
    given(opened())
      .when(approve(['supervisor']))
      .thenRefused({ code: 'solution-unknown', solution: 's1' });
    given(opened(), proposed())
      .when(approve(['supervisor']))
      .thenRefused({ code: 'solution-not-awaiting-approval', solution: 's1', status: 'approved' });
  });
});

describe('rejecting a solution', () => {
  const rejected = event('SolutionRejected', { solution: 's1', role: 'supervisor', opinion: null, by }, NOW);
  it('is the same turn, and another may be offered then', () => {
    given(opened(), twoSteps)
      .when(reject(['supervisor']))
      .then(rejected);
    given(opened(), twoSteps)
      .when(reject(['handler']))
      .thenRefused({ code: 'authority-exceeded', needed: 'supervisor', roles: ['handler'] });
    expect(after([opened(), twoSteps, rejected], propose()).solutions.map(({ status }) => status)).toEqual([
      'rejected',
      'approved',
    ]);
    given(opened(), twoSteps, rejected)
      .when(approve(['supervisor']))
      .thenRefused({ code: 'solution-not-awaiting-approval', solution: 's1', status: 'rejected' });
  });
});

it('a solution is told from the others by its id', () =>
  expect(
    after([opened(), proposed('s0'), refusedBy('s0'), twoSteps], approve(['supervisor'])).solutions.map(
      ({ approvedBy }) => approvedBy.length,
    ),
  ).toEqual([0, 1]));
