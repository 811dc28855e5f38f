import { instant } from '@redress/business-time';
import { specification } from '@redress/decider';
import { complaintDecider } from './complaint.decider.js';
import { accepted, example, registered, ten } from './examples.js';

const given = specification(complaintDecider);
const by = 'user:receiver-1';
const policy = example();
const accept = { type: 'accept-complaint', policy, by, now: ten } as const;
const withdraw = { type: 'withdraw-complaint', reason: null, policy, by, now: ten } as const;
const decline = (ground: string) =>
  ({
    type: 'decline-complaint',
    ground,
    grounds: ['pending-in-court', 'not-our-system'],
    explanation: null,
    policy,
    by,
    now: ten,
  }) as const;
const declined = {
  type: 'ComplaintDeclined',
  happenedAt: ten,
  data: { ground: 'pending-in-court', explanation: null, by },
} as const;
const withdrawn = { type: 'ComplaintWithdrawn', happenedAt: ten, data: { reason: null, by } } as const;

// whoever was complained about could decline the complaint, or write down that the customer took it back
describe('the person complained about (A-12)', () => {
  const about = registered({ complainedAbout: by });
  const out = (rule: string) =>
    ({ code: 'excluded-from-stage', by, stage: 'handling', rule, who: 'complained-about' }) as const;

  it.each([accept, decline('not-our-system'), withdraw])('is refused: $type', (command) => {
    given(about).when(command).thenRefused(out('complained-about'));
  });
  it('is told the rule of the policy where it has one', () => {
    const named = example('{ fair: { who: complained-about, from: handling } }');
    given(about)
      .when({ ...withdraw, policy: named })
      .thenRefused(out('fair'));
  });
  it('keeps nobody else from it', () =>
    given(registered({ complainedAbout: 'user:somebody-else' }))
      .when(withdraw)
      .then(withdrawn));
});

describe('accept-complaint (D-4)', () => {
  it('records the acceptance', () => given(registered()).when(accept).then(accepted));
  it('is silent when it was accepted already', () => given(registered(), accepted).when(accept).thenNothing());
  it('refuses one that does not exist', () => given().when(accept).thenRefused({ code: 'complaint-unknown' }));
  it('refuses one that was declined, saying when', () =>
    given(registered(), declined)
      .when(accept)
      .thenRefused({ code: 'complaint-already-decided', status: 'declined', decidedAt: ten }));
  it('refuses a decision dated before the complaint', () => {
    const happenedAt = instant('2026-03-06T08:00:00+08:00');
    given(registered())
      .when({ ...accept, happenedAt })
      .thenRefused({ code: 'before-registration', happenedAt, registeredAt: registered().happenedAt });
  });
});

describe('decline-complaint (D-2)', () => {
  it('records the ground', () => given(registered()).when(decline('pending-in-court')).then(declined));
  it('refuses a ground the policy does not know, naming those it knows', () =>
    given(registered())
      .when(decline('too-tiresome'))
      .thenRefused({
        code: 'ground-unknown',
        ground: 'too-tiresome',
        grounds: ['pending-in-court', 'not-our-system'],
      }));
  it('refuses once it was accepted', () =>
    given(registered(), accepted)
      .when(decline('not-our-system'))
      .thenRefused({ code: 'complaint-already-decided', status: 'accepted', decidedAt: ten }));
});

describe('withdraw-complaint', () => {
  it('takes back what was registered', () => given(registered()).when(withdraw).then(withdrawn));
  it('takes back what was accepted', () => given(registered(), accepted).when(withdraw).then(withdrawn));
  it('refuses what was declined', () =>
    given(registered(), declined)
      .when(withdraw)
      .thenRefused({ code: 'complaint-already-decided', status: 'declined', decidedAt: ten }));
});

describe('add-evidence', () => {
  const evidence = {
    evidence: 'vault:0198f0aa-0000-7000-8000-0000000000e1',
    mediaType: 'image/png',
    bytes: 12,
    by,
  } as const;
  const add = { type: 'add-evidence', evidence, now: ten } as const;
  const added = { type: 'EvidenceAdded', happenedAt: ten, data: evidence } as const;
  it('adds it, even after the decision', () => given(registered(), declined).when(add).then(added));
  it('is silent when the same piece comes again', () => given(registered(), added).when(add).thenNothing());
});
