import type { Calendar, Instant, Reckoning, Within } from '@redress/business-time';
import type { CaseFacts, DeadlineRule, Policy } from '@redress/policy';
import type { Calendars } from './calendars.js';
import type { DeadlineEvent, FactsChange, TimetableEvent } from './timetable.events.js';
import type { Memory } from './memory.js';
import { type Deadline, evolve, type OpenTimetable, roundsOf, type Timetable } from './timetable.js';

/** What every command on a timetable is decided with. */
export interface Circumstances {
  readonly policy: Policy;
  readonly calendars: Calendars;
  /** The present of the business clock: when things are noticed and recorded. */
  readonly now: Instant;
  /** Versions the complaint was under before, for telling the past again. */
  readonly earlier?: readonly Policy[];
}

/**
 * A decision in the making: deadlines hang on one another, so each event is applied before the next one is decided.
 * It lives inside one call of decide and nobody else sees it.
 */
export class Draft {
  readonly events: TimetableEvent[] = [];
  private known: { readonly state: Timetable; readonly at: Instant; readonly facts: CaseFacts } | undefined;

  constructor(
    private state: Timetable,
    private present: Circumstances,
    private readonly memory?: Memory,
  ) {}

  get circumstances(): Circumstances {
    return this.present;
  }

  /** From here on it is decided under another version of the policy. */
  under(policy: Policy): void {
    const { policy: previous, earlier = [] } = this.present;
    this.present = { ...this.present, policy, earlier: [...earlier, previous] };
  }

  get timetable(): OpenTimetable {
    if (this.state.status === 'unopened') throw new Error('The timetable is not opened');
    return this.state;
  }

  add(event: TimetableEvent): void {
    this.state = evolve(this.state, event);
    this.events.push(event);
  }

  /** Adds an event about a deadline in its present round. */
  about<E extends DeadlineEvent>(
    { id, round }: Deadline,
    type: E['type'],
    happenedAt: Instant,
    data: Omit<E['data'], 'deadline' | 'round'>,
  ): void {
    this.add({ type, happenedAt, data: { deadline: id, round, ...data } } as unknown as TimetableEvent);
  }

  /** Nothing for a deadline that only an earlier version knew. */
  ruleIfAny(deadline: string): DeadlineRule | undefined {
    return this.circumstances.policy.deadlines.find(({ id }) => id === deadline);
  }

  rule(deadline: string): DeadlineRule {
    const rule = this.ruleIfAny(deadline);
    if (rule === undefined) throw new Error(`Policy ${this.circumstances.policy.ref} has no deadline ${deadline}`);
    return rule;
  }

  /** Reckons by the calendar; where the past is told again, as it was reckoned then. */
  reckon(deadline: string, calendar: Calendar, from: Instant, within: Within): Reckoning {
    return this.memory?.recall(deadline, calendar.id, from, within) ?? calendar.reckon(from, within);
  }

  /** What conditions may read at `at`; the same object until something happens, since conditions keep what they read. */
  facts(at: Instant): CaseFacts {
    const { state, known } = this;
    if (known?.state === state && known.at === at) return known.facts;
    const facts = factsAt(this.timetable, at);
    this.known = { state, at, facts };
    return facts;
  }
}

export function factsAt(timetable: OpenTimetable, at: Instant): CaseFacts {
  const { facts, registeredAt, deadlines, branch } = timetable;
  const all = [...deadlines.values()];
  const idsOf = (keep: (deadline: Deadline) => boolean) => all.filter(keep).map(({ id }) => id);
  const everMissed = ({ id }: Deadline) => roundsOf(timetable, id).some(({ missedAt }) => missedAt !== null);
  const known: FactsChange & { kind: string; channel: string } = { kind: '', channel: '', ...facts };
  return {
    ...known,
    branch,
    registeredAt,
    now: at,
    deadlines: {
      running: idsOf(({ status }) => status === 'running' || status === 'paused'),
      met: idsOf(({ status }) => status === 'met' || status === 'met-late'),
      missed: idsOf(everMissed),
    },
  };
}
