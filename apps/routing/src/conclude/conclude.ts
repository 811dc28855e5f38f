import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type {
  ResolveComplaint as ResolveComplaintBody,
  ReopenCase as ReopenCaseBody,
  CloseCase as CloseCaseBody,
} from '@redress/contracts';
import type { RolesServed } from '@redress/service-kit';
import type { z } from 'zod';
import { CaseAction } from '../case-command.js';
import { type CaseOutcome, CaseStreams } from '../case-streams.js';

export const resolveRoles: RolesServed = ['handler', 'supervisor', 'department-manager', 'leader-in-charge'];
export const reopenRoles: RolesServed = ['receiver', 'handler', 'supervisor', 'department-manager', 'leader-in-charge'];
export const closeRoles: RolesServed = ['supervisor', 'department-manager', 'leader-in-charge'];

/** Carried out, and the customer knows the result. */
export class ResolveComplaint extends CaseAction<z.infer<typeof ResolveComplaintBody>> {}
/** Thought done and is not (B-5). */
export class ReopenCase extends CaseAction<z.infer<typeof ReopenCaseBody>> {}
/** Nothing remains to be done. */
export class CloseCase extends CaseAction<z.infer<typeof CloseCaseBody>> {}

@CommandHandler(ResolveComplaint)
export class ResolveComplaintHandler implements ICommandHandler<ResolveComplaint> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: ResolveComplaint): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'complaint-resolved' },
      { result: body.result },
      (given, refs) => ({ type: 'resolve-complaint', result: refs.result, ...given }),
    );
  }
}

@CommandHandler(ReopenCase)
export class ReopenCaseHandler implements ICommandHandler<ReopenCase> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: ReopenCase): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'case-reopened' },
      { reason: body.reason },
      (given, refs) => ({ type: 'reopen-case', because: 'reopened', reason: refs.reason, ...given }),
    );
  }
}

@CommandHandler(CloseCase)
export class CloseCaseHandler implements ICommandHandler<CloseCase> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: CloseCase): Promise<CaseOutcome> {
    return this.streams.act({ ...request, happenedAt: body.happenedAt, fact: 'case-closed' }, {}, (given) => ({
      type: 'close-case',
      because: 'decided',
      ...given,
    }));
  }
}
