import type { CaseRecord, DeadlineRecord, Timetable } from '@redress/contracts';
import type { Policy, Scenario } from '@redress/policy';
import type { Enacting } from './enacting.js';

type Expected = Scenario['expect'];

/** What a scenario came to, in the words in which scenarios say what they expect. */
export interface Observed {
  readonly grade: string;
  readonly department: string;
  readonly deadlines: Readonly<Record<string, string>>;
  readonly duties: readonly string[];
  readonly documents: readonly string[];
  readonly capa: readonly string[];
  /** Who has to approve what is offered; nothing where nothing is. */
  readonly approval: readonly string[] | undefined;
  /** Steps of ladders whose time had come and that nobody took: there are none. */
  readonly stepsLeftOut: readonly string[];
}

/** Reads the case and its timetable as the console would. */
export async function observe(enactment: Enacting, zone: string, now: string): Promise<Observed> {
  const { body: matter } = await enactment.get<CaseRecord>('cases');
  const { body: timetable } = await enactment.get<Timetable>('timetables');
  return {
    grade: matter.grade,
    department: matter.department,
    deadlines: Object.fromEntries(
      timetable.deadlines.map((each) => [
        each.deadline,
        each.round === 1 ? standingOf(each, zone) : firstRound(each, matter, zone),
      ]),
    ),
    duties: matter.duties.map(({ name }) => name).sort(),
    documents: matter.documents.map(({ name }) => name).sort(),
    capa: [...matter.capa].sort(),
    approval: matter.solution?.approvals,
    stepsLeftOut: timetable.deadlines.flatMap((deadline) => leftOut(deadline, now)),
  };
}

/** What the scenario expects, as far as the services can show it. */
export function expectedOf({ expect, facts }: Scenario, policy: Policy): Observed {
  const proposed = facts.some(({ fact }) => fact === 'solution-proposed');
  return {
    grade: expect.grade,
    department: expect.department,
    // A deadline whose date has to be agreed first is not set before it is.
    deadlines: Object.fromEntries(Object.entries(expect.deadlines).filter(([, text]) => !text.startsWith('open'))),
    duties: [...(expect.duties ?? [])].sort(),
    documents: [...(expect.documents ?? [])].sort(),
    capa: [...(expect.capa ?? [])].sort(),
    approval: proposed ? approvers(expect, policy) : undefined,
    stepsLeftOut: [],
  };
}

/** Of a chain, those who say yes or no: applying, recording and shipping are not approvals. */
function approvers({ approval = [] }: Expected, policy: Policy): readonly string[] {
  const rolesOf = (steps: Policy['approvals'][number]['steps']) => steps.map(({ owner }) => owner.role);
  const chain = policy.approvals.find(({ steps }) => approval.length > 0 && isWithin(approval, rolesOf(steps)));
  if (chain === undefined) return approval;
  const decides = ['approve', 'review', 'sign'];
  return rolesOf(chain.steps.filter(({ does, owner }) => decides.includes(does) && approval.includes(owner.role)));
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  let next = 0;
  for (const each of all) if (each === some[next]) next += 1;
  return next === some.length;
}

const outcomes: Readonly<Record<DeadlineRecord['status'], string>> = {
  running: 'running',
  paused: 'paused',
  overdue: 'missed',
  met: 'met',
  'met-late': 'missed',
  cancelled: 'lifted',
};

function standingOf({ dueAt, status }: DeadlineRecord, zone: string): string {
  return `${localTime(dueAt, zone)} ${outcomes[status]}`;
}

/** Of a recurring duty its first round, as its facts tell it. */
function firstRound({ deadline }: DeadlineRecord, { timeline }: CaseRecord, zone: string): string {
  const own = timeline.filter(({ data }) => data['deadline'] === deadline && data['round'] === 1);
  const told = (fact: string) => own.find(({ type }) => type === `redress.sla.${fact}.v1`);
  const outcome = told('deadline-missed') ? 'missed' : told('deadline-met') ? 'met' : 'running';
  const set = told('deadline-moved') ?? told('deadline-set');
  return `${localTime(String(set?.data['dueAt']), zone)} ${outcome}`;
}

function leftOut({ deadline, status, steps }: DeadlineRecord, now: string): readonly string[] {
  if (status !== 'overdue') return [];
  return steps
    .filter(({ dueAt, noticedAt }) => dueAt <= now && noticedAt === null)
    .map(({ step }) => `${deadline} ${step}`);
}

/** `2026-03-06 10:00` on the wall of the policy’s calendar. */
function localTime(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(moment),
  );
}
