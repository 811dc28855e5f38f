import type { Instant } from '@redress/business-time';
import type { CaseFacts, DeadlineRule, Policy } from '@redress/policy';
import type { Calendars } from './calendars.js';
import type { DeadlineEvent, FactsChange, TimetableEvent } from './timetable.events.js';
import { type Deadline, evolve, type OpenTimetable, type Timetable } from './timetable.js';

/** What every command on a timetable is decided with. */
export interface Circumstances {
  readonly policy: Policy;
  readonly calendars: Calendars;
  /** The present of the business clock: when things are noticed and recorded. */
  readonly now: Instant;
}

/**
 * A decision in the making: deadlines hang on one another, so each event is applied before the next one is decided.
 * It lives inside one call of decide and nobody else sees it.
 */
export class Draft {
  readonly events: TimetableEvent[] = [];

  constructor(
    private state: Timetable,
    readonly circumstances: Circumstances,
  ) {}

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

  rule(deadline: string): DeadlineRule {
    const rule = this.circumstances.policy.deadlines.find(({ id }) => id === deadline);
    if (rule === undefined) throw new Error(`Policy ${this.circumstances.policy.ref} has no deadline ${deadline}`);
    return rule;
  }

  /** What conditions may read at `at`. */
  facts(at: Instant): CaseFacts {
    return factsAt(this.timetable, at);
  }
}

export function factsAt({ facts, registeredAt, deadlines, branch }: OpenTimetable, at: Instant): CaseFacts {
  const all = [...deadlines.values()];
  const idsOf = (keep: (deadline: Deadline) => boolean) => all.filter(keep).map(({ id }) => id);
  const known: FactsChange & { kind: string; channel: string } = { kind: '', channel: '', ...facts };
  return {
    ...known,
    branch,
    registeredAt,
    now: at,
    deadlines: {
      running: idsOf(({ status }) => status === 'running' || status === 'paused'),
      met: idsOf(({ status }) => status === 'met' || status === 'met-late'),
      missed: idsOf(({ missedAt }) => missedAt !== null),
    },
  };
}
