import { at, by, closedAt, event, given, NOW, opened, policy, reopenedAt, resolvedAt, words } from './spec-support.js';

const contact = (happenedAt?: string) => ({
  type: 'record-contact' as const,
  channel: 'phone',
  reached: true,
  note: null,
  policy,
  by,
  now: NOW,
  ...(happenedAt && { happenedAt: at(happenedAt) }),
});
const contacted = (moment: string) =>
  event('CustomerContacted', { channel: 'phone', reached: true, note: null, by }, at(moment));
const pause = (waitingFor: string) => ({ type: 'pause-work' as const, waitingFor, reason: null, policy, by, now: NOW });
const paused = event('WorkPaused', { waitingFor: 'waiting-for-goods', reason: null, by });
const resume = { type: 'resume-work' as const, policy, by, now: NOW };

describe('contact with the customer', () => {
  it('counts from when it happened (B-12)', () =>
    given(opened()).when(contact('2026-03-02 09:20')).then(contacted('2026-03-02 09:20')));
  it('may be written down after the case was resolved, not made up for a time at which it was', () => {
    const history = [opened(), resolvedAt('2026-03-02 12:00')];
    given(...history)
      .when(contact('2026-03-02 11:59'))
      .then(contacted('2026-03-02 11:59'));
    given(...history)
      .when(contact('2026-03-02 12:01'))
      .thenRefused({ code: 'case-not-open', status: 'resolved' });
    given(...history, reopenedAt('2026-03-02 15:00'))
      .when(contact('2026-03-02 16:00'))
      .then(contacted('2026-03-02 16:00'));
  });
  it('is refused for the future', () =>
    given(opened())
      .when(contact('2026-03-04 09:00'))
      .thenRefused({ code: 'happened-in-the-future', happenedAt: at('2026-03-04 09:00'), now: NOW }));
});

it('findings stand with the department that found them (A-5, D-11)', () =>
  given(opened())
    .when({
      type: 'record-findings',
      liability: 'responsible',
      cause: 'technical-defect',
      findings: words,
      policy,
      by,
      now: NOW,
    })
    .then(
      event(
        'FindingsRecorded',
        { department: 'production', liability: 'responsible', cause: 'technical-defect', findings: words, by },
        NOW,
      ),
    ));

describe('a pause', () => {
  it.each(['waiting-for-goods', 'in-mediation'])('waits for what the policy knows: %s', (waitingFor) =>
    given(opened())
      .when(pause(waitingFor))
      .then(event('WorkPaused', { waitingFor, reason: null, by }, NOW)),
  );
  it('for anything else is refused', () =>
    expect(() => given(opened()).when(pause('lunch')).thenNothing()).toThrow('state-unknown'));
  it('again says nothing, for something else is refused', () => {
    given(opened(), paused).when(pause('waiting-for-goods')).thenNothing();
    given(opened(), paused)
      .when(pause('waiting-for-court'))
      .thenRefused({ code: 'paused-already', waitingFor: 'waiting-for-goods' });
  });
  it('ends when work goes on, and with the case', () => {
    given(opened(), paused)
      .when(resume)
      .then(event('WorkResumed', { waitedFor: 'waiting-for-goods', by }, NOW));
    given(opened()).when(resume).thenRefused({ code: 'not-paused' });
    given(opened(), paused, resolvedAt('2026-03-02 13:00'), reopenedAt('2026-03-02 14:00'))
      .when(resume)
      .thenRefused({ code: 'not-paused' });
    given(opened(), paused, closedAt('2026-03-02 13:00'), reopenedAt('2026-03-02 14:00'))
      .when(resume)
      .thenRefused({ code: 'not-paused' });
  });
});
