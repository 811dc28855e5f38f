import { instant } from '@redress/business-time';
import { specification } from '@redress/decider';
import { compilePolicy, describeProblem, type Policy, type Tie } from '@redress/policy';
import type { FeedbackCommand } from './feedback.decider.js';
import { feedbackDecider } from './feedback.decider.js';
import type { FeedbackEvent } from './feedback.events.js';
import type { Involvement } from './keep-out.js';
import { examplePolicy, uninvolved } from './spec-support.js';

const given = specification(feedbackDecider);
const at = instant('2026-03-06T09:00:00Z');
const now = instant('2026-03-06T10:00:00Z');
const by = 'user:han';
const solution = '0198f0aa-0000-7000-8000-000000000051';
const text = 'vault:0198f0aa-0000-7000-8000-000000000052' as const;

const ready: FeedbackEvent = { type: 'SolutionReadyToTell', happenedAt: at, data: { solution } };
const sent: FeedbackEvent = { type: 'AnswerSent', happenedAt: at, data: { solution, channel: 'phone', text, by } };
const refused: FeedbackEvent = { type: 'SolutionRefused', happenedAt: at, data: { solution, reason: null, by } };
const callback: FeedbackEvent = { type: 'CallbackOpened', happenedAt: at, data: {} };
const said = { reached: true, satisfied: true, attitude: 95, result: 90, note: null };

function policyWith(exclusions: string): Policy {
  const compiled = compilePolicy(`${examplePolicy}exclusions: ${exclusions}\n`, 'example.yaml');
  if (compiled.outcome === 'compiled') return compiled.policy;
  throw new Error(compiled.problems.map(describeProblem).join('\n'));
}
const tied = (involvement: Partial<Involvement['ties']>, exclusions = '{}', history = {}): Involvement => ({
  ...uninvolved,
  policy: policyWith(exclusions),
  facts: { ...uninvolved.facts, history },
  ties: { ...uninvolved.ties, ...involvement },
});
const acts = (involvement: Involvement): readonly FeedbackCommand[] => [
  { type: 'send-answer', solution, channel: 'phone', text, by, now, involvement },
  { type: 'record-agreement', solution, signed: true, by, now, involvement },
  { type: 'record-refusal', solution, reason: null, by, now, involvement },
];
const later = (involvement: Involvement): readonly FeedbackCommand[] => [
  { type: 'record-callback', ...said, by, now, involvement },
  { type: 'rate', score: 100, band: 'very-satisfied', by, now, involvement },
];
const out = (stage: string, rule: string, who: Tie) => ({ code: 'excluded-from-stage', by, stage, rule, who }) as never;

// whoever was complained about could tell the customer, sign the agreement and call back about themselves
describe('who is complained about', () => {
  it.each(acts(tied({ handling: ['complained-about'] })))('does not tell or hear the customer: $type', (command) =>
    given(ready, sent)
      .when(command)
      .thenRefused(out('handling', 'complained-about', 'complained-about')),
  );
  it.each(later(tied({ callback: ['complained-about'] }, '{ fair: { who: complained-about, from: callback } }')))(
    'does not hear how the customer found it, where the policy says so: $type',
    (command) =>
      given(callback)
        .when(command)
        .thenRefused(out('callback', 'fair', 'complained-about')),
  );
  it('calls back where the policy lets them', () => {
    const [command] = later(tied({ callback: ['complained-about'] }));
    if (command)
      given(callback)
        .when(command)
        .then({ type: 'CallbackRecorded', happenedAt: now, data: { ...said, by } });
  });
});

describe('a rule for a second stage (B-5)', () => {
  const rule = '{ second: { who: handled-before, from: review } }';
  const [send] = acts(tied({ handling: ['handled-before'] }, rule));
  const [sendAgain] = acts(tied({ handling: ['handled-before'] }, rule, { reopenings: 1 }));

  it('asks for another person once the customer refused, or it was reopened', () => {
    if (send)
      given(ready, sent, refused)
        .when(send)
        .thenRefused(out('review', 'second', 'handled-before'));
    if (sendAgain)
      given(ready)
        .when(sendAgain)
        .thenRefused(out('review', 'second', 'handled-before'));
  });
  it('asks for nobody else before', () => {
    if (send)
      given(ready)
        .when(send)
        .then({ type: 'AnswerSent', happenedAt: now, data: { solution, channel: 'phone', text, by } });
  });
});
