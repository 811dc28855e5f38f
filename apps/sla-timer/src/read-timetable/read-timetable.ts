import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Action, DeadlineRecord, Timetable as TimetableRecord } from '@redress/contracts';
import { type DeadlineRule, holdsRole, type Policy } from '@redress/policy';
import { Rulebook } from '@redress/rulebook';
import { BusinessClock, type Principal } from '@redress/service-kit';
import { type Deadline, type OpenTimetable, unknownYearsOf } from '@redress/sla-timer-domain';
import { extensionRoles } from '../extend-deadline/extend-deadline.js';
import { TimetableStreams } from '../timetable-streams.js';
import { explainDeadline, type OuterLimit } from './explain-deadline.js';

export class ReadTimetable extends Query<TimetableRecord> {
  constructor(
    readonly complaintId: string,
    readonly principal: Principal,
  ) {
    super();
  }
}

/** All deadlines of a complaint, each with its reasons; those that ran out first are on top. */
@QueryHandler(ReadTimetable)
export class ReadTimetableHandler implements IQueryHandler<ReadTimetable> {
  constructor(
    private readonly streams: TimetableStreams,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
  ) {}

  async execute({ complaintId, principal }: ReadTimetable): Promise<TimetableRecord> {
    const { timetable, version } = await this.streams.loadVisible(complaintId, principal);
    const policy = await this.rulebook.policy(timetable.policy);
    const deadlines = [...timetable.deadlines.values()]
      .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
      .map((deadline) => recordOf(deadline, timetable, policy, actionsFor(complaintId, deadline, policy, principal)));
    return { complaintId, version, deadlines, clock: { now: this.clock.now(), speed: this.clock.speed } };
  }
}

function recordOf(
  deadline: Deadline,
  timetable: OpenTimetable,
  policy: Policy | undefined,
  actions: Action[],
): DeadlineRecord {
  const { id, round, status, ownerRole, department, startedAt, dueAt, metAt, missedAt, noticedAt, refuted, rule } =
    deadline;
  const ruleOfPolicy = policy?.deadlines.find((each) => each.id === id);
  return {
    deadline: id,
    round,
    label: ruleOfPolicy?.title ?? { zh: id, en: id },
    status,
    ownerRole,
    department,
    startedAt,
    dueAt,
    metAt,
    missedAt,
    noticedAt,
    refuted,
    rule,
    explanation: explainDeadline(deadline, outerLimit(ruleOfPolicy, timetable, policy)),
    reckoning: {
      ...deadline.reckoning,
      ...unknownYears(deadline),
      pauses: deadline.pauses,
      extensions: deadline.extensions,
    },
    steps: stepsOf(deadline, ruleOfPolicy),
    actions,
  };
}

function unknownYears(deadline: Deadline): { reachesUnknownYears?: readonly number[] } {
  const years = unknownYearsOf(deadline);
  return years.length === 0 ? {} : { reachesUnknownYears: years };
}

function outerLimit(
  { notAfter }: Partial<DeadlineRule> = {},
  { deadlines }: OpenTimetable,
  policy: Policy | undefined,
): OuterLimit | undefined {
  const outer = notAfter === undefined ? undefined : deadlines.get(notAfter);
  const title = policy?.deadlines.find(({ id }) => id === notAfter)?.title;
  return outer && title && { title, dueAt: outer.dueAt };
}

/** Steps taken, and steps still to come. */
function stepsOf({ steps, moments }: Deadline, rule: DeadlineRule | undefined): DeadlineRecord['steps'] {
  const coming = moments.flatMap(({ key, at }) =>
    key.startsWith('step:') ? [{ step: key.slice('step:'.length), at }] : [],
  );
  const toldBy = (step: string) => rule?.ladder.find(({ id }) => id === step)?.tell.map(({ role }) => role) ?? [];
  return [
    ...steps.map(({ step, dueAt, noticedAt, tell }) => ({ step, dueAt, noticedAt, tell: [...tell] })),
    ...coming.map(({ step, at }) => ({ step, dueAt: at, noticedAt: null, tell: toldBy(step) })),
  ];
}

function actionsFor(
  complaintId: string,
  { id, status }: Deadline,
  policy: Policy | undefined,
  { roles }: Principal,
): Action[] {
  const extension = policy?.deadlines.find((rule) => rule.id === id)?.extension;
  const mayExtend =
    status === 'running' &&
    roles.some((role) => extensionRoles.includes(role)) &&
    policy !== undefined &&
    extension?.steps.some(({ approver }) => holdsRole(policy, roles, approver));
  const href = `/api/v1/timetables/${complaintId}/deadlines/${id}/extension`;
  return mayExtend ? [{ name: 'extend-deadline', method: 'POST', href }] : [];
}
