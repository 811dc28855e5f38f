import {
  alwaysOpen,
  type Calendar,
  type CalendarDefinition,
  compileCalendar,
  instant,
  type Instant,
  instantFromMs,
  msOf,
  readCalendarFile,
} from '@redress/business-time';
import { compilePolicy, describeProblem, type OccurredFact, type Policy } from '@redress/policy';
import type { Calendars } from './calendars.js';
import type { TimetableRefusal } from './refusals.js';
import { type TimetableCommand, timetableDecider } from './timetable.decider.js';
import type { FactsChange, TimetableEvent } from './timetable.events.js';
import { type Deadline, type OpenTimetable, type Timetable, unopened } from './timetable.js';

const SHANGHAI_MS = 8 * 3_600_000;

/** A moment in Shanghai: `2026-03-06 17:45`, or with seconds. */
export function at(text: string): Instant {
  return instant(`${text.replace(' ', 'T')}+08:00`);
}

/** The wall clock of Shanghai: `2026-03-06 17:45`, with seconds where there are any. */
export function local(moment: Instant | null): string | null {
  if (moment === null) return null;
  const text = instantFromMs(msOf(moment) + SHANGHAI_MS)
    .slice(0, 19)
    .replace('T', ' ');
  return text.endsWith(':00') ? text.slice(0, -3) : text;
}

/** A policy of one kind of complaint with these deadlines; what does not matter is filled in. */
export function policyWith(deadlines: string, more = ''): Policy {
  return policyOf(`
name: example
version: 1
title: { zh: 例, en: Example }
calendar: cn-standard
currency: CNY
${more}
departments: { service: { zh: 客服, en: Service, head: department-manager }, production: { zh: 生产, en: Production, head: department-manager } }
kinds: { complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { what: { label: { zh: 事由, en: What happened }, type: text } } } }
channels: { phone: { zh: 电话, en: Telephone } }
categories: { goods: { zh: 产品, en: Goods } }
grades: { general: { zh: 一般, en: General }, major: { zh: 重大, en: Major } }
routing: { firstContactOwner: { role: receiver, unit: receiving }, table: { all: { department: service } } }
deadlines:
${deadlines
  .split('\n')
  .map((line) =>
    /^\S/.test(line) ? `  ${line}\n    owner: handler\n    title: { zh: 时限, en: Deadline }` : `  ${line}`,
  )
  .join('\n')}
`);
}

/** @throws {Error} naming what is wrong with the text */
export function policyOf(text: string): Policy {
  const compiled = compilePolicy(text, 'example.yaml');
  if (compiled.outcome === 'compiled') return compiled.policy;
  throw new Error(compiled.problems.map(describeProblem).join('\n'));
}

const always = alwaysOpen('Asia/Shanghai');

/** The calendars of these files, the branch working by the policy’s. */
export function calendarsOf(...texts: readonly string[]): Calendars {
  const definitions = new Map(texts.map((text) => definitionOf(text)).map((each) => [each.id, each]));
  const compiled = new Map<string, Calendar>();
  for (const [id, definition] of definitions)
    compiled.set(
      id,
      compileCalendar(definition, (name) => definitions.get(name)),
    );
  const forBranch = (branch: string) => [...compiled.values()].find(({ flat }) => flat.branches?.includes(branch));
  return { named: (id) => compiled.get(id), forBranch, alwaysOpenIn: () => always };
}

function definitionOf(text: string): CalendarDefinition {
  const read = readCalendarFile(text, 'calendar.yaml');
  if (read.outcome === 'refused') throw new Error(JSON.stringify(read.problems));
  return read.definition;
}

type About = Omit<OccurredFact, 'name'> & { readonly change?: FactsChange; readonly recorded?: string };

/** The life of one complaint, command after command; a refusal is kept, and changes nothing. */
export class Life {
  state: Timetable = unopened;
  readonly events: TimetableEvent[] = [];
  refused: TimetableRefusal | undefined;

  private readonly earlier: Policy[] = [];

  constructor(
    private policy: Policy,
    private calendars: Calendars,
  ) {}

  registered(
    moment: string,
    more: {
      facts?: FactsChange;
      recorded?: string;
      term?: string;
      history?: readonly (readonly [string, string])[];
    } = {},
  ): this {
    return this.do({
      type: 'open-timetable',
      ...this.when(more.recorded ?? moment),
      branch: 'cn/east/shanghai-01',
      facts: { kind: 'complaint', channel: 'phone', grade: 'general', department: 'service', ...more.facts },
      term: more.term === undefined ? null : at(more.term),
      customer: null,
      happenedAt: at(moment),
      history: more.history?.map(([name, then]) => ({ fact: { name, reached: true }, happenedAt: at(then) })) ?? null,
    });
  }

  /** Something happened, and is written down at once unless `recorded` says later. */
  fact(name: string, moment: string, { change = {}, recorded = moment, ...about }: About = {}): this {
    return this.do({
      type: 'note-fact',
      ...this.when(recorded),
      fact: { name, ...about },
      change,
      happenedAt: at(moment),
    });
  }

  /** The complaint is under another version of the policy from here on. */
  movedTo(to: Policy, moment: string): this {
    this.do({ type: 'move-timetable', ...this.when(moment), to, happenedAt: at(moment) });
    this.earlier.push(this.policy);
    this.policy = to;
    return this;
  }

  rings(moment: string): this {
    return this.do({ type: 'ring', ...this.when(moment) });
  }

  extended(deadline: string, until: string, moment: string, roles: readonly string[]): this {
    return this.do({
      type: 'extend-deadline',
      ...this.when(moment),
      deadline,
      until: at(until),
      reason: null,
      by: 'user:lin',
      roles,
    });
  }

  agreed(until: string, moment: string): this {
    return this.do({ type: 'agree-date', ...this.when(moment), until: at(until), by: 'user:lin' });
  }

  published(calendars: Calendars, moment: string): this {
    this.calendars = calendars;
    return this.do({ type: 'recalculate', ...this.when(moment) });
  }

  do(command: TimetableCommand): this {
    const decision = timetableDecider.decide(command, this.state);
    this.refused = decision.outcome === 'refused' ? decision.refusal : undefined;
    if (decision.outcome === 'refused') return this;
    this.events.push(...decision.events);
    this.state = decision.events.map(asStored).reduce<Timetable>(timetableDecider.evolve, this.state);
    return this;
  }

  get timetable(): OpenTimetable {
    if (this.state.status === 'unopened') throw new Error('not opened');
    return this.state;
  }

  deadline(id: string): Deadline {
    const found = this.timetable.deadlines.get(id);
    if (found === undefined) throw new Error(`no deadline ${id}`);
    return found;
  }

  /** `running, due 2026-03-06 10:00` */
  stands(id: string): string {
    const deadline = this.timetable.deadlines.get(id);
    return deadline === undefined ? 'none' : `${deadline.status}, due ${local(deadline.dueAt) ?? ''}`;
  }

  due(id: string): string | null {
    return local(this.deadline(id).dueAt);
  }

  /** The events of this kind. */
  told<T extends TimetableEvent['type']>(type: T) {
    return this.events.filter((event): event is Extract<TimetableEvent, { type: T }> => event.type === type);
  }

  private when(moment: string) {
    return { policy: this.policy, calendars: this.calendars, now: at(moment), earlier: this.earlier };
  }
}

/** The event as it comes back from where it is kept: the same, with the properties of every part sorted. */
function asStored(event: TimetableEvent): TimetableEvent {
  const sorted = (_name: string, part: unknown): unknown =>
    typeof part !== 'object' || part === null || Array.isArray(part)
      ? part
      : Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  return JSON.parse(JSON.stringify(event, sorted)) as TimetableEvent;
}
