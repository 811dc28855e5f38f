import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Instant } from '@redress/business-time';
import type { CaseRecord, PersonalText } from '@redress/contracts';
import { currentSolution, factsOfCase, type OpenedCase, stageOf } from '@redress/routing-domain';
import { PlainFields, Rulebook, withFieldsAmong } from '@redress/rulebook';
import { BusinessClock, mayReadPersonal, type Principal, VAULT } from '@redress/service-kit';
import type { Vault, VaultRef } from '@redress/vault';
import { CaseStreams } from '../case-streams.js';
import { personalText } from '../personal-texts.js';
import { Answerability, type Answerable } from './answerability.js';
import { actionsFor } from './actions.js';
import { type Arisen, arisenFrom } from './duties.js';
import { Timeline } from './timeline.js';

export class ReadCase extends Query<CaseRecord> {
  constructor(
    readonly complaintId: string,
    readonly principal: Principal,
  ) {
    super();
  }
}

/** One case with everything that happened to it, in all services, and what may be done now. */
@QueryHandler(ReadCase)
export class ReadCaseHandler implements IQueryHandler<ReadCase> {
  constructor(
    private readonly streams: CaseStreams,
    private readonly timeline: Timeline,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
    private readonly answerability: Answerability,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ complaintId, principal }: ReadCase): Promise<CaseRecord> {
    const { opened, version } = await this.streams.loadVisible(complaintId, principal);
    const { matter } = opened.opened;
    const entries = await this.timeline.of(complaintId);
    const text = await this.texts(
      entries.flatMap(({ refs }) => Object.values(refs)),
      principal,
    );
    const allowed = await new PlainFields(this.rulebook).of([opened.opened.policy, opened.policy], matter.kind);
    const timeline = entries.map(({ refs, ...entry }) => ({
      ...entry,
      data: withFieldsAmong(entry.type, entry.data, allowed) as typeof entry.data,
      texts: Object.fromEntries(Object.entries(refs).map(([field, ref]) => [field, text(ref)])),
    }));
    const policy = await this.streams.policyOf(opened);
    const told = entries.map(({ type, at, data, refs }) => ({ type, at, data: { ...data, ...refs } }));
    const now = this.clock.now();
    const clock = { now, speed: this.clock.speed };
    return {
      ...recordOf(opened, now),
      ...arisenFrom(told, policy),
      complaintId,
      version,
      timeline,
      actions: actionsFor(complaintId, opened, principal, { policy, staff: await this.streams.staffNow(policy), now }),
      ...(await this.answerability.of(opened, policy, now)),
      clock,
    };
  }

  private async texts(refs: readonly VaultRef[], principal: Principal): Promise<(ref: VaultRef) => PersonalText> {
    if (!mayReadPersonal(principal)) return () => ({ withheld: true });
    const opened = await this.vault.open(refs, { actor: principal.actor, purpose: 'handling' });
    return (ref) => personalText(opened.get(ref));
  }
}

function recordOf(
  opened: OpenedCase,
  now: Instant,
): Omit<CaseRecord, 'complaintId' | 'version' | 'timeline' | 'actions' | 'clock' | keyof Arisen | keyof Answerable> {
  const { matter, firstContactOwner } = opened.opened;
  const {
    policy,
    grade,
    department,
    assisting,
    handler,
    level,
    returned,
    arbiter,
    liability,
    waitingFor: paused,
  } = opened;
  const solution = currentSolution(opened);
  return {
    registrationNumber: matter.registrationNumber,
    branch: matter.branch,
    policy,
    status: stageOf(opened),
    paused,
    grade,
    department,
    assisting: [...assisting],
    firstContactOwner,
    handler,
    level,
    returned,
    arbiter,
    flags: [...(factsOfCase(opened, now).flags ?? [])],
    liability: liability as CaseRecord['liability'],
    solution: solution
      ? {
          id: solution.id,
          compensation: solution.compensation,
          goods: [...solution.goods],
          approvals: [...solution.approvals],
          approvedBy: solution.approvedBy.map(({ role }) => role),
          status: solution.status === 'answered' ? 'approved' : solution.status,
        }
      : null,
  };
}
