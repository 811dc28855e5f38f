import type { RecordedComplaint } from './recorded.js';
import { rehearse, type Rehearsed, type Rules } from './rehearse.js';
import { type Standing, standingOf } from './summary.js';

/** What would be otherwise for some complaints. */
export interface Difference {
  readonly what: 'grade' | 'route' | 'approval' | 'deadline' | 'outcome';
  /** The deadline it is about. */
  readonly deadline: string | null;
  /** For a deadline `added`, `gone`, `earlier` or `later`; else null. */
  readonly change: 'added' | 'gone' | 'earlier' | 'later' | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  /** A few of them; for a deadline that moved with both due times. */
  readonly examples: readonly { readonly id: string; readonly from: string | null; readonly to: string | null }[];
}

/** What would be otherwise under another policy, counted. */
export interface Comparison {
  readonly old: string;
  readonly new: string;
  readonly records: number;
  /** Complaints for which anything at all would be otherwise. */
  readonly differing: number;
  readonly differences: readonly Difference[];
  /** Complaints that one of the two cannot judge, with why. */
  readonly unjudged: readonly { readonly id: string; readonly why: string }[];
  readonly unjudgedCount: number;
}

const EXAMPLES = 5;

/** How one complaint stands, as far as it is compared; the same is asked of a service that really ran it. */
export interface Judged {
  readonly grade: string;
  /** Department and role of the handler. */
  readonly route: string;
  readonly approvals: string;
  /** Each deadline with its rounds, oldest first. */
  readonly deadlines: ReadonlyMap<string, readonly { readonly dueAt: string; readonly standing: Standing }[]>;
}

export function judgedOf({ grade, department, handlerRole, approvals, timetable }: Rehearsed): Judged {
  const deadlines = [...timetable.rounds].flatMap(([id, rounds]) => {
    const standing = rounds.filter(({ isVoid }) => !isVoid);
    if (standing.length === 0) return [];
    return [[id, standing.map((each) => ({ dueAt: each.dueAt, standing: standingOf(each) }))] as const];
  });
  return {
    grade,
    route: `${department}, ${handlerRole}`,
    approvals: approvals.map((roles) => (roles.length === 0 ? 'nobody' : roles.join(', '))).join(' | '),
    deadlines: new Map(deadlines),
  };
}

/** Replays recorded complaints under two policies and counts what would be otherwise. */
export class PolicyComparison {
  private records = 0;
  private differing = 0;
  private unjudgedCount = 0;
  private readonly unjudged: { id: string; why: string }[] = [];
  private readonly found = new Map<string, { -readonly [K in keyof Difference]: Difference[K] }>();

  constructor(
    private readonly before: Rules,
    private readonly after: Rules,
  ) {}

  add(record: RecordedComplaint): void {
    this.records += 1;
    try {
      const before = judgedOf(rehearse(record, this.before));
      const after = judgedOf(rehearse(record, this.after));
      this.count(record.id, before, after);
    } catch (error) {
      this.unjudgedCount += 1;
      if (this.unjudged.length < EXAMPLES) this.unjudged.push({ id: record.id, why: (error as Error).message });
    }
  }

  result(): Comparison {
    const { records, differing, unjudged, unjudgedCount } = this;
    const differences = [...this.found.values()].sort((one, other) => other.count - one.count);
    const refs = { old: this.before.policy.ref, new: this.after.policy.ref };
    return { ...refs, records, differing, differences, unjudged, unjudgedCount };
  }

  private count(id: string, before: Judged, after: Judged): void {
    const changes = differencesOf(before, after);
    if (changes.length > 0) this.differing += 1;
    for (const { example, ...kind } of changes) {
      const key = JSON.stringify(kind);
      const known = this.found.get(key) ?? { ...kind, count: 0, examples: [] };
      const examples = known.examples.length < EXAMPLES ? [...known.examples, { id, ...example }] : known.examples;
      this.found.set(key, { ...known, count: known.count + 1, examples });
    }
  }
}

interface Change extends Omit<Difference, 'count' | 'examples'> {
  readonly example: { readonly from: string | null; readonly to: string | null };
}

/** What differs between two ways one complaint went. */
export function differencesOf(before: Judged, after: Judged): readonly Change[] {
  const ids = new Set([...before.deadlines.keys(), ...after.deadlines.keys()]);
  return [
    ...plain('grade', before.grade, after.grade),
    ...plain('route', before.route, after.route),
    ...plain('approval', before.approvals, after.approvals),
    ...[...ids].flatMap((id) => deadlineChanges(id, before.deadlines.get(id), after.deadlines.get(id))),
  ];
}

function plain(what: 'grade' | 'route' | 'approval', from: string, to: string): readonly Change[] {
  return from === to ? [] : [{ what, deadline: null, change: null, from, to, example: { from, to } }];
}

type Rounds = readonly { readonly dueAt: string; readonly standing: Standing }[] | undefined;

/** A round more or less, another due time, another end: the first round that differs counts. */
function deadlineChanges(deadline: string, before: Rounds, after: Rounds): readonly Change[] {
  const index = Math.max(before?.length ?? 0, after?.length ?? 0);
  for (let round = 0; round < index; round += 1) {
    const changes = roundChanges(deadline, before?.[round], after?.[round]);
    if (changes.length > 0) return changes;
  }
  return [];
}

type Round = NonNullable<Rounds>[number] | undefined;

function roundChanges(deadline: string, before: Round, after: Round): readonly Change[] {
  const example = { from: before?.dueAt ?? null, to: after?.dueAt ?? null };
  const due = { what: 'deadline', deadline, from: null, to: null, example } as const;
  if (before === undefined) return [{ ...due, change: 'added' }];
  if (after === undefined) return [{ ...due, change: 'gone' }];
  const [from, to] = [before.standing, after.standing];
  return [
    ...(before.dueAt === after.dueAt
      ? []
      : [{ ...due, change: before.dueAt < after.dueAt ? ('later' as const) : ('earlier' as const) }]),
    ...(from === to ? [] : [{ what: 'outcome' as const, deadline, change: null, from, to, example }]),
  ];
}
