import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type {
  ProposeSolution as ProposeSolutionBody,
  ApproveSolution as ApproveSolutionBody,
  RejectSolution as RejectSolutionBody,
} from '@redress/contracts';
import type { RolesServed } from '@redress/service-kit';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { CaseAction } from '../case-command.js';
import { type CaseOutcome, CaseStreams } from '../case-streams.js';
import { sealedRef } from '../sealed-ref.js';

export const proposeRoles: RolesServed = [
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
];
export const approveRoles: RolesServed = ['supervisor', 'department-manager', 'leader-in-charge', 'head-office'];

/** Offers something; the policy says who must approve it. */
export class ProposeSolution extends CaseAction<z.infer<typeof ProposeSolutionBody>> {}
/** One step of the approval (A-5, B-11). */
export class ApproveSolution extends CaseAction<z.infer<typeof ApproveSolutionBody>> {}
/** An approver wants another solution. */
export class RejectSolution extends CaseAction<z.infer<typeof RejectSolutionBody>> {}

@CommandHandler(ProposeSolution)
export class ProposeSolutionHandler implements ICommandHandler<ProposeSolution> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: ProposeSolution): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'solution-proposed' },
      { text: body.text },
      (given, refs) => ({
        type: 'propose-solution',
        solution: uuidv7(),
        text: sealedRef(refs.text),
        solutionType: body.solutionType ?? null,
        compensation: body.compensation ?? null,
        goods: body.goods,
        ...given,
      }),
    );
  }
}

@CommandHandler(ApproveSolution)
export class ApproveSolutionHandler implements ICommandHandler<ApproveSolution> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: ApproveSolution): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'solution-approved' },
      { opinion: body.opinion },
      (given, refs) => ({ type: 'approve-solution', solution: body.solution, opinion: refs.opinion, ...given }),
    );
  }
}

@CommandHandler(RejectSolution)
export class RejectSolutionHandler implements ICommandHandler<RejectSolution> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: RejectSolution): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'solution-rejected' },
      { opinion: body.opinion },
      (given, refs) => ({ type: 'reject-solution', solution: body.solution, opinion: refs.opinion, ...given }),
    );
  }
}
