import fc from 'fast-check';
import type { CaseCommand } from './case.decider.js';
import {
  after,
  agreedTo,
  at,
  closedAt,
  event,
  NOW,
  opened,
  policy,
  proposed,
  resolvedAt,
  words,
} from './spec-support.js';

/** What another service states, and in which topic; those of one topic stay in their order. */
interface Stated {
  readonly topic: 'sla' | 'feedback' | 'intake';
  readonly hour: number;
  readonly command: (happenedAt: CaseCommand['now']) => CaseCommand;
}

const step = (raiseGradeTo: string | null) => (happenedAt: CaseCommand['now']) =>
  ({
    type: 'follow-ladder-step',
    deadline: 'resolution',
    step: 's',
    escalateTo: 'leader-in-charge',
    raiseGradeTo,
    policy,
    happenedAt,
    now: NOW,
  }) as const;
const miss = (deadline: string) => (happenedAt: CaseCommand['now']) =>
  ({ type: 'follow-miss', deadline, policy, happenedAt, now: NOW }) as const;
const reply = (said: 'told' | 'agreed' | 'refused') => (happenedAt: CaseCommand['now']) =>
  ({ type: 'note-reply', solution: 's1', reply: said, happenedAt, now: NOW }) as const;
const withdrawn = (happenedAt: CaseCommand['now']) =>
  ({ type: 'close-case', because: 'withdrawn', by: 'service:routing', happenedAt, now: NOW }) as const;

const stated: fc.Arbitrary<Stated> = fc
  .record({ hour: fc.integer({ min: 9, max: 23 }) })
  .chain(({ hour }) =>
    fc.constantFrom<Stated>(
      { topic: 'sla', hour, command: step(null) },
      { topic: 'sla', hour, command: step('major') },
      { topic: 'sla', hour, command: miss('resolution') },
      { topic: 'sla', hour, command: miss('contact') },
      { topic: 'feedback', hour, command: reply('told') },
      { topic: 'feedback', hour, command: reply('refused') },
      { topic: 'intake', hour, command: withdrawn },
    ),
  );

const moment = (hour: number) => at(`2026-03-02 ${String(hour).padStart(2, '0')}:30`);
const histories = [
  [opened(), proposed()],
  [opened(), proposed(), agreedTo(), resolvedAt('2026-03-02 11:00')],
  [opened(), proposed(), closedAt('2026-03-02 15:00')],
  [
    opened(),
    proposed(),
    event(
      'CaseGraded',
      { grade: 'general', previous: 'major', because: 'by-hand', reason: words, by: 'user:lin' },
      at('2026-03-02 13:00'),
    ),
  ],
];

/** What counts in the end. */
function end(history: (typeof histories)[number], all: readonly Stated[]) {
  const { status, grade, level, missed, refusals, closedBecause, solutions } = after(
    history,
    ...all.map(({ command, hour }) => command(moment(hour))),
  );
  return { status, grade, level, missed, refusals, closedBecause, solutions: solutions.map((each) => each.status) };
}

it('what other services state ends the same in every order of their topics', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...histories),
      fc.array(stated, { maxLength: 8 }),
      fc.array(fc.nat(2), { minLength: 1 }),
      (history, life, dice) => {
        // Steps of after a withdrawal that had not arrived yet were taken in good faith, and stand: there is no undoing them
        const ended = Math.min(...life.filter(({ topic }) => topic === 'intake').map(({ hour }) => hour));
        const inOrder = life
          .filter(({ topic, hour }) => topic === 'intake' || hour < ended)
          .sort((one, other) => one.hour - other.hour);
        const queues = (['sla', 'feedback', 'intake'] as const).map((topic) =>
          inOrder.filter((each) => each.topic === topic),
        );
        const arrived: Stated[] = [];
        for (let turn = 0; arrived.length < inOrder.length; turn += 1) {
          const waiting = queues.filter((queue) => queue.length > 0);
          const next = waiting[(dice[turn % dice.length] ?? 0) % waiting.length]?.shift();
          if (next) arrived.push(next);
        }
        expect(end(history, arrived)).toEqual(end(history, inOrder));
      },
    ),
    { numRuns: 300 },
  );
});
