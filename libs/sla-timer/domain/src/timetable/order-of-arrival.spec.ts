import { instantFromMs, msOf } from '@redress/business-time';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { at, calendarsOf, Life, policyOf, policyWith } from './spec-support.js';
import type { TimetableCommand } from './timetable.decider.js';
import { type Deadline, type OpenTimetable, roundsOf } from './timetable.js';
import type { FactsChange } from './timetable.events.js';

const policies = join(__dirname, '../../../../../policies');
const read = (file: string) => readFileSync(join(policies, file), 'utf8');
const calendars = calendarsOf(read('calendars/cn-standard.yaml'));
const standard = policyOf(read('standard/1.yaml'));
/** Everything that can hang together, in one policy. */
const tangled = policyWith(
  `contact:
  starts: complaint-registered
  ends: { fact: customer-contacted, when: fact.reached }
  within: { hours: 1 }
  warnings: { half: { share: 0.5, tell: handler } }
  ladder: { supervisor: { tell: supervisor }, leader: { after: { hours: 30 }, tell: supervisor, raiseGradeTo: major } }
  onReopening: stay-ended
apology:
  starts: { deadline: contact, falls: missed }
  ends: answer-sent
  within: { workingHours: 4 }
  pausesWhile: waiting-for-customer
resolution:
  starts: complaint-accepted
  ends: complaint-resolved
  within: [{ when: grade == "major", businessDays: 5 }, { businessDays: 3 }]
  pausesWhile: [waiting-for-customer, waiting-for-goods]
  warnings: { half: { share: 0.5, tell: handler }, last: { before: { workingHours: 4 }, tell: handler } }
  ladder: { manager: { tell: supervisor }, leader: { from: start, after: { businessDays: 7 }, tell: supervisor } }
  onReopening: resume
reminder:
  starts: { before: resolution }
  ends: [solution-proposed, complaint-resolved]
  within: { businessDays: 1 }
report:
  appliesWhen: grade == "major"
  starts: { fact: case-graded, when: fact.grade == "major" }
  ends: case-escalated
  within: { minutes: 10 }
  notAfter: resolution
interim:
  starts: complaint-accepted
  ends: answer-sent
  within: { businessDays: 4 }
  pausesWhile: waiting-for-goods
  notAfter: resolution
progress:
  starts: complaint-accepted
  ends: answer-sent
  within: { businessDays: 1 }
  repeats: { every: { businessDays: 2 }, atMostTimes: 4, until: [complaint-resolved, case-closed] }
  onReopening: stay-ended
callback:
  starts: complaint-resolved
  ends: { fact: callback-recorded, when: fact.reached }
  lifts: [case-reopened, case-closed]
  within: { days: 7 }
month:
  starts: complaint-accepted
  ends: complaint-resolved
  within: { months: 1 }
  onReopening: resume
head-office:
  appliesWhen: '"media" in flags'
  starts: [case-opened, { fact: circumstances-learned, when: '!("head-office" in running)' }]
  ends: head-office-told
  within: { hours: 6 }
  ladder: { leader: { tell: supervisor } }
goods:
  starts: goods-asked
  ends: goods-received
  lifts: complaint-resolved
  within: [{ when: amount >= money("2000 CNY"), businessDays: 1 }, { businessDays: 2 }]
insistence:
  appliesWhen: history.refusals >= 1
  starts: complaint-accepted
  ends: complaint-resolved
  within: { businessDays: 4 }`,
  `flags: { media: { zh: 媒体, en: Media } }
roles: { buyer: { zh: 采购, en: Buyer, as: handler } }
facts:
  head-office-told: { zh: 已报总部, en: Head office was told, recordedBy: handler }
  goods-asked: { zh: 要求寄回, en: Goods were asked for, recordedBy: handler }
  goods-received: { zh: 收到货物, en: Goods arrived, recordedBy: handler }`,
);

const REGISTERED = msOf(at('2026-03-03 09:00'));
const HOUR_MS = 3_600_000;

interface Told {
  readonly topic: number;
  readonly name: string;
  readonly happenedMs: number;
  readonly change: FactsChange;
  readonly about: Record<string, unknown>;
}

const facts: readonly (readonly [topic: number, name: string, change: FactsChange, about: Record<string, unknown>])[] =
  [
    [0, 'complaint-accepted', {}, {}],
    [0, 'complaint-withdrawn', {}, {}],
    [1, 'customer-contacted', {}, { reached: true }],
    [1, 'customer-contacted', {}, { reached: false }],
    [1, 'case-opened', { grade: 'general', department: 'service' }, { grade: 'general' }],
    [1, 'case-graded', { grade: 'major' }, { grade: 'major' }],
    [1, 'case-graded', { grade: 'general' }, { grade: 'general' }],
    [1, 'case-routed', { department: 'production' }, {}],
    [1, 'findings-recorded', { liability: 'responsible' }, {}],
    [1, 'solution-proposed', {}, {}],
    [1, 'case-escalated', {}, {}],
    [1, 'work-paused', { status: 'waiting-for-customer' }, {}],
    [1, 'work-paused', { status: 'waiting-for-goods' }, {}],
    [1, 'work-resumed', {}, {}],
    [1, 'circumstances-learned', { flags: ['media'] }, {}],
    [1, 'circumstances-learned', { flagsDown: ['media'] }, {}],
    [1, 'circumstances-learned', { amount: { currency: 'CNY', minor: 250_000 } }, {}],
    [1, 'head-office-told', {}, {}],
    [1, 'goods-asked', {}, {}],
    [1, 'goods-received', { amount: { currency: 'CNY', minor: 10_000 } }, {}],
    [1, 'complaint-resolved', {}, {}],
    [1, 'case-reopened', {}, {}],
    [1, 'case-closed', {}, {}],
    [2, 'answer-sent', {}, {}],
    [2, 'solution-refused', {}, {}],
    [2, 'callback-recorded', {}, { reached: true }],
  ];

/** A fact of the life: which, and after how many half hours since the registration. A topic tells them in any order. */
const told: fc.Arbitrary<Told> = fc
  .tuple(fc.constantFrom(...facts), fc.integer({ min: 0, max: 400 }))
  .map(([[topic, name, change, about], halfHours]) => ({
    topic,
    name,
    change,
    about,
    happenedMs: REGISTERED + (halfHours * HOUR_MS) / 2,
  }));

/** What a topic tells stays in its order, dated back or not; `dice` says from which topic the next one comes. */
function interleaved(life: readonly Told[], dice: readonly number[]): readonly Told[] {
  const queues = [0, 1, 2].map((topic) => life.filter((each) => each.topic === topic));
  const arrived: Told[] = [];
  for (let turn = 0; queues.some((queue) => queue.length > 0); turn += 1) {
    const waiting = queues.filter((queue) => queue.length > 0);
    const next = waiting[(dice[turn % dice.length] ?? 0) % waiting.length]?.shift();
    if (next) arrived.push(next);
  }
  return arrived;
}

const END = instantFromMs(REGISTERED + 3_000 * HOUR_MS);

/** Notes the facts as they arrive, never before they happened, with an alarm wherever `rings` says so. */
function live(policy: typeof standard, arriving: readonly Told[], rings: readonly number[]): OpenTimetable {
  const life = new Life(policy, calendars).registered('2026-03-03 09:00');
  let clock = REGISTERED;
  const send = (command: Pick<TimetableCommand, 'type'> & Record<string, unknown>) =>
    life.do({ policy, calendars, now: instantFromMs(clock), ...command } as TimetableCommand);
  arriving.forEach(({ name, about, change, happenedMs }, index) => {
    clock = Math.max(clock, happenedMs) + (rings[index % rings.length] ?? 0) * HOUR_MS;
    if (index % 2 === 0) send({ type: 'ring' });
    send({ type: 'note-fact', fact: { name, ...about }, change, happenedAt: instantFromMs(happenedMs) });
  });
  life.do({ type: 'ring', policy, calendars, now: END });
  return life.timetable;
}

/** How every deadline stands in the end: the rounds in order, without those that only late news had made. */
function end(timetable: OpenTimetable) {
  const ofRound = ({ status, startedAt, dueAt, missedAt, metAt, pauses, department }: Deadline) => ({
    status,
    startedAt,
    dueAt,
    missedAt,
    metAt,
    pauses,
    department,
  });
  return Object.fromEntries(
    [...timetable.rounds.keys()]
      .sort()
      .map((id) => [id, roundsOf(timetable, id).map(ofRound)] as const)
      .filter(([, rounds]) => rounds.length > 0),
  );
}

describe('the order in which facts arrive', () => {
  it.each([
    ['a policy in which everything hangs together', tangled],
    ['the standard policy', standard],
  ])('leaves no trace in how the deadlines end: %s', (_name, policy) => {
    fc.assert(
      fc.property(
        fc.array(told, { minLength: 1, maxLength: 14 }),
        fc.array(fc.nat(2), { minLength: 1, maxLength: 14 }),
        fc.array(fc.constantFrom(0, 0, 1, 5, 60), { minLength: 1, maxLength: 14 }),
        (life, dice, rings) => {
          const sorted = [...life].sort((one, other) => one.happenedMs - other.happenedMs);
          const inOrder = end(live(policy, sorted, [0]));
          expect(end(live(policy, interleaved(life, dice), rings))).toEqual(inOrder);
        },
      ),
      { numRuns: 200 },
    );
  });
});
