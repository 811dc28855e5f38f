import { type Calendar, compileCalendar, instant, type Instant, readCalendarFile } from '@redress/business-time';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { moneyOf } from './conditions/money.js';
import { approvalChain } from './evaluation/authority.js';
import { deadlinesLiftedBy, deadlinesMetBy, deadlinesStartedBy, hangingOn, lengthOf } from './evaluation/deadlines.js';
import { capaDue, documentsOn, dutiesOn } from './evaluation/follow-up.js';
import { gradeOf } from './evaluation/grading.js';
import { routeOf } from './evaluation/routing.js';
import { timeAllowed } from './evaluation/time-allowed.js';
import type { CaseFacts, DeadlineRule, Money, OccurredFact, Policy } from './format.js';
import { policiesFolder } from './spec-support.js';

const known = z.strictObject({
  category: z.string().optional(),
  product: z.string().optional(),
  flags: z.array(z.string()).optional(),
  liability: z.string().optional(),
  cause: z.string().optional(),
  amount: z.string().optional(),
  history: z.record(z.string(), z.number()).optional(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  solution: z
    .strictObject({ type: z.string().optional(), money: z.string().optional(), bottles: z.number().optional() })
    .optional(),
});
const scenarioFile = z.strictObject({
  organisation: z.strictObject({
    branches: z.array(z.string()),
    people: z.array(z.strictObject({ name: z.string(), role: z.string(), department: z.string().optional() })),
  }),
  scenarios: z.array(
    z.strictObject({
      title: z.strictObject({ zh: z.string(), en: z.string() }),
      complaint: known.extend({ kind: z.string(), channel: z.string() }),
      facts: z.array(
        z.strictObject({
          at: z.string(),
          fact: z.string(),
          reached: z.boolean().optional(),
          satisfied: z.boolean().optional(),
          liability: z.string().optional(),
          agreed: z.string().optional(),
          now: known.optional(),
        }),
      ),
      until: z.string().optional(),
      proposer: z.string().optional(),
      expect: z.strictObject({
        grade: z.string(),
        department: z.string(),
        deadlines: z.record(z.string(), z.string()),
        duties: z.array(z.string()).optional(),
        documents: z.array(z.string()).optional(),
        approval: z.array(z.string()).optional(),
        capa: z.array(z.string()).optional(),
      }),
    }),
  ),
});
export type Scenario = z.output<typeof scenarioFile>['scenarios'][number];
export type ScenarioFile = z.output<typeof scenarioFile>;

export function scenariosOf(pack: string): ScenarioFile {
  return scenarioFile.parse(parse(readFileSync(join(policiesFolder, pack, 'scenarios.yaml'), 'utf8')));
}

const definitions = new Map(
  readdirSync(join(policiesFolder, 'calendars'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const read = readCalendarFile(readFileSync(join(policiesFolder, 'calendars', file), 'utf8'), file);
      if (!('definition' in read)) throw new Error(`${file} is no calendar`);
      return [read.definition.id, read.definition] as const;
    }),
);
const calendars = new Map<string, Calendar>();

function calendar(id: string): Calendar {
  const found = calendars.get(id);
  if (found !== undefined) return found;
  const definition = definitions.get(id);
  if (definition === undefined) throw new Error(`no calendar ${id}`);
  const compiled = compileCalendar(definition, (name) => definitions.get(name));
  calendars.set(id, compiled);
  return compiled;
}

interface Running {
  readonly rule: DeadlineRule;
  readonly startedAt: Instant;
  dueAt: Instant | undefined;
  outcome: 'running' | 'met' | 'missed' | 'lifted';
}

/** Plays a scenario on the pure policy, without pauses and services: what falls due, what it obliges to, how it ends. */
export function play(policy: Policy, scenario: Scenario) {
  const play = new Play(policy, scenario);
  for (const { at, fact, agreed, now, ...about } of scenario.facts) {
    play.learn(now, agreed);
    play.happen(instant(at), { name: fact, ...about });
  }
  if (scenario.until !== undefined) play.pass(instant(scenario.until));
  return play.result(scenario.proposer);
}

class Play {
  private facts: CaseFacts;
  private agreedAt: Instant | undefined;
  private readonly deadlines = new Map<string, Running>();
  private readonly duties: string[] = [];
  private readonly documents: string[] = [];

  constructor(
    private readonly policy: Policy,
    { complaint, facts }: Scenario,
  ) {
    const registeredAt = instant(facts[0]?.at ?? '2026-03-06T09:00:00+08:00');
    this.facts = { kind: complaint.kind, channel: complaint.channel, registeredAt, now: registeredAt };
    const { kind: _kind, channel: _channel, ...rest } = complaint;
    this.learn(rest, undefined);
    this.facts = {
      ...this.facts,
      grade: gradeOf(policy, this.facts).grade,
      department: routeOf(policy, this.facts).department,
    };
  }

  learn(now: z.output<typeof known> | undefined, agreed: string | undefined): void {
    const { amount, solution, ...plain } = now ?? {};
    const money = (text: string | undefined): { money?: Money } => {
      const read = text === undefined ? undefined : moneyOf(text);
      return read ? { money: read } : {};
    };
    const claimed = money(amount).money;
    this.facts = {
      ...this.facts,
      ...plain,
      ...(claimed && { amount: claimed }),
      ...(solution && {
        solution: {
          ...(solution.type !== undefined && { type: solution.type }),
          ...money(solution.money),
          ...(solution.bottles !== undefined && { goodsItem: 'beer', goodsQuantity: solution.bottles }),
        },
      }),
    };
    if (agreed !== undefined) this.agreedAt = instant(agreed);
  }

  happen(at: Instant, fact: OccurredFact): void {
    this.pass(at);
    const about = fact.liability === undefined ? {} : { liability: fact.liability };
    this.facts = { ...this.facts, ...about, now: at };
    this.take(at, fact);
    if (fact.name === 'complaint-registered') {
      const { grade = '', department = '' } = this.facts;
      this.take(at, { name: 'case-opened', grade, department });
      this.take(at, { name: 'case-routed', department });
    }
    this.regrade(at);
  }

  /** Lets time go by: what fell due before `until` is missed, in order. */
  pass(until: Instant): void {
    for (;;) {
      const next = [...this.deadlines.values()]
        .filter((each) => each.outcome === 'running' && each.dueAt !== undefined && each.dueAt < until)
        .sort((one, other) => ((one.dueAt ?? '') < (other.dueAt ?? '') ? -1 : 1))[0];
      if (next?.dueAt === undefined) return;
      this.end(next, 'missed', next.dueAt);
      const raised = next.rule.ladder.find((step) => step.raiseGradeTo !== undefined && step.at.span === undefined);
      if (raised?.raiseGradeTo !== undefined) this.facts = { ...this.facts, grade: raised.raiseGradeTo };
      this.regrade(next.dueAt);
    }
  }

  result(proposer = 'handler') {
    const times = [...this.deadlines.entries()].map(([id, { dueAt, outcome }]) => {
      const due = dueAt === undefined ? 'open' : localTime(dueAt, calendar(this.policy.calendar).zone);
      return [id, `${due} ${outcome}`] as const;
    });
    return {
      grade: this.facts.grade,
      department: this.facts.department,
      deadlines: Object.fromEntries(times),
      duties: [...new Set(this.duties)],
      documents: [...new Set(this.documents)],
      approval: approvalChain(this.policy, this.facts, proposer).steps.map((step) => step.owner.role),
      capa: capaDue(this.policy, this.facts).map((each) => each.id),
    };
  }

  private take(at: Instant, fact: OccurredFact): void {
    this.duties.push(...dutiesOn(this.policy, fact, this.facts).map((duty) => duty.id));
    this.documents.push(...documentsOn(this.policy, fact, this.facts).map((document) => document.id));
    for (const { id } of deadlinesMetBy(this.policy, fact, this.facts)) this.endById(id, 'met', at);
    for (const { id } of deadlinesLiftedBy(this.policy, fact, this.facts)) this.endById(id, 'lifted', at);
    for (const rule of deadlinesStartedBy(this.policy, fact, this.facts)) this.start(rule, at);
  }

  private start(rule: DeadlineRule, startedAt: Instant): void {
    if (this.deadlines.has(rule.id)) return;
    const running: Running = { rule, startedAt, dueAt: undefined, outcome: 'running' };
    running.dueAt = this.dueOf(running);
    this.deadlines.set(rule.id, running);
  }

  private dueOf({ rule, startedAt }: Running): Instant | undefined {
    const within = lengthOf(rule, this.facts)?.within;
    if (this.agreedAt !== undefined && (rule.agreedTermReplaces || within?.unit === 'agreed')) return this.agreedAt;
    const allowed = within && timeAllowed(within, this.facts, this.agreedAt);
    return allowed && calendar(this.policy.calendar).due(startedAt, allowed).at;
  }

  private endById(id: string, outcome: 'met' | 'lifted', at: Instant): void {
    const running = this.deadlines.get(id);
    if (running?.outcome === 'running') this.end(running, outcome, at);
  }

  private end(running: Running, outcome: Running['outcome'], at: Instant): void {
    running.outcome = outcome;
    const { missed = [], met = [] } = this.facts.deadlines ?? {};
    const { id } = running.rule;
    this.facts = {
      ...this.facts,
      deadlines: {
        met: outcome === 'met' ? [...met, id] : met,
        missed: outcome === 'missed' ? [...missed, id] : missed,
      },
    };
    for (const { rule, start } of hangingOn(this.policy, id)) {
      if (start.on === 'deadline' && (start.outcome === outcome || start.outcome === 'due')) this.start(rule, at);
    }
  }

  private regrade(at: Instant): void {
    const before = this.facts.grade;
    const { grade } = gradeOf(this.policy, this.facts, before);
    this.facts = { ...this.facts, grade };
    if (grade !== before) this.take(at, { name: 'case-graded', grade });
    for (const running of this.deadlines.values())
      if (running.outcome === 'running') running.dueAt = this.dueOf(running);
  }
}

/** `2026-03-06 10:00` on the wall of the zone. */
function localTime(moment: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(moment),
  );
}
