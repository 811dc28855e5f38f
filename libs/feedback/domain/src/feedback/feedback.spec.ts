import { instant } from '@redress/business-time';
import { specification } from '@redress/decider';
import { feedbackDecider } from './feedback.decider.js';
import type { FeedbackEvent } from './feedback.events.js';
import { uninvolved as involvement } from './spec-support.js';

const given = specification(feedbackDecider);
const at = instant('2026-03-06T09:00:00Z');
const now = instant('2026-03-06T10:00:00Z');
const by = 'user:receiver-1';
const solution = '0198f0aa-0000-7000-8000-000000000051';
const text = 'vault:0198f0aa-0000-7000-8000-000000000052' as const;

const ready: FeedbackEvent = { type: 'SolutionReadyToTell', happenedAt: at, data: { solution } };
const sent: FeedbackEvent = { type: 'AnswerSent', happenedAt: now, data: { solution, channel: 'phone', text, by } };
const agreed: FeedbackEvent = { type: 'SolutionAgreed', happenedAt: now, data: { solution, signed: true, by } };
const refused: FeedbackEvent = { type: 'SolutionRefused', happenedAt: now, data: { solution, reason: null, by } };
const callback: FeedbackEvent = { type: 'CallbackOpened', happenedAt: at, data: {} };
const said = { reached: true, satisfied: true, attitude: 95, result: 90, note: null, by };
const calledBack: FeedbackEvent = { type: 'CallbackRecorded', happenedAt: now, data: said };
const nobodyThere: FeedbackEvent = {
  ...calledBack,
  data: { ...said, reached: false, satisfied: null, attitude: null, result: null },
};

const send = { type: 'send-answer', solution, channel: 'phone', text, by, now, involvement } as const;
const agree = { type: 'record-agreement', solution, signed: true, by, now, involvement } as const;
const refuseIt = { type: 'record-refusal', solution, reason: null, by, now, involvement } as const;
const recordCallback = { type: 'record-callback', ...said, now, involvement } as const;

describe('the answer to the customer', () => {
  it('is never sent before the solution was approved (A-11)', () =>
    given().when(send).thenRefused({ code: 'solution-not-approved', solution }));
  it('is recorded once it is sent', () => given(ready).when(send).then(sent));
  it('sends nothing twice', () => given(ready, sent).when(send).thenNothing());
  it('takes the customer’s agreement (A-6)', () => given(ready, sent).when(agree).then(agreed));
  it('takes the customer’s refusal (B-7)', () => given(ready, sent).when(refuseIt).then(refused));
  it('takes no reply to what was not sent', () =>
    given(ready).when(agree).thenRefused({ code: 'answer-not-sent', solution, status: 'ready' }));
  it('takes one reply only', () =>
    given(ready, sent, refused)
      .when(agree)
      .thenRefused({ code: 'customer-replied-already', solution, status: 'refused' }));
});

describe('the callback (A-7)', () => {
  it('opens when the matter was resolved', () =>
    given().when({ type: 'open-callback', happenedAt: at, now }).then(callback));
  it('opens once however often the resolution is told', () =>
    given(callback).when({ type: 'open-callback', happenedAt: at, now }).thenNothing());
  it('does not open again once made for that resolution', () =>
    given(callback, calledBack).when({ type: 'open-callback', happenedAt: at, now }).thenNothing());
  it('records what the customer said', () => given(callback).when(recordCallback).then(calledBack));
  it('stays due while nobody is reached', () => given(callback, nobodyThere).when(recordCallback).then(calledBack));
  it('wants to know whether the customer is satisfied', () =>
    given(callback)
      .when({ ...recordCallback, satisfied: null })
      .thenRefused({ code: 'satisfaction-missing' }));
  it('is refused before the resolution', () =>
    given().when(recordCallback).thenRefused({ code: 'callback-not-due', status: 'not-due' }));
  it('is refused a second time', () =>
    given(callback, calledBack).when(recordCallback).thenRefused({ code: 'callback-not-due', status: 'recorded' }));
  it('falls away when the case is closed otherwise', () =>
    given(callback)
      .when({ type: 'end-feedback', because: 'withdrawn', now })
      .then({ type: 'FeedbackEnded', happenedAt: now, data: { because: 'withdrawn' } }));
  it('has nothing to end where nothing was asked', () =>
    given().when({ type: 'end-feedback', because: 'declined', now }).thenNothing());
});
