import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type {
  AssignCase as AssignCaseBody,
  RerouteCase as RerouteCaseBody,
  RegradeCase as RegradeCaseBody,
  ReturnCase as ReturnCaseBody,
} from '@redress/contracts';
import type { RolesServed } from '@redress/service-kit';
import type { z } from 'zod';
import { CaseAction } from '../case-command.js';
import { type CaseOutcome, CaseStreams } from '../case-streams.js';
import { sealedRef } from '../sealed-ref.js';

export const assignRoles: RolesServed = [
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
  'handler',
];
export const rerouteRoles: RolesServed = [
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
  'handler',
];
export const returnRoles: RolesServed = ['handler', 'supervisor', 'department-manager'];
export const regradeRoles: RolesServed = ['supervisor', 'department-manager', 'leader-in-charge', 'head-office'];

/** A named person has it now (B-8). */
export class AssignCase extends CaseAction<z.infer<typeof AssignCaseBody>> {}
/** Another department has to answer (B-10, D-10). */
export class RerouteCase extends CaseAction<z.infer<typeof RerouteCaseBody>> {}
/** The department says that it is not the one (B-10, D-10). */
export class ReturnCase extends CaseAction<z.infer<typeof ReturnCaseBody>> {}
/** A person sets the grade (C-2). */
export class RegradeCase extends CaseAction<z.infer<typeof RegradeCaseBody>> {}

@CommandHandler(AssignCase)
export class AssignCaseHandler implements ICommandHandler<AssignCase> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: AssignCase): Promise<CaseOutcome> {
    return this.streams.act({ ...request, happenedAt: body.happenedAt, fact: 'case-assigned' }, {}, (given) => ({
      type: 'assign-case',
      handler: `user:${body.handler}`,
      ...given,
    }));
  }
}

@CommandHandler(RerouteCase)
export class RerouteCaseHandler implements ICommandHandler<RerouteCase> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: RerouteCase): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'case-routed' },
      { reason: body.reason },
      (given, refs) => ({
        type: 'reroute-case',
        department: body.department,
        reason: sealedRef(refs.reason),
        ...given,
      }),
    );
  }
}

@CommandHandler(ReturnCase)
export class ReturnCaseHandler implements ICommandHandler<ReturnCase> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: ReturnCase): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'case-returned' },
      { reason: body.reason },
      (given, refs) => ({ type: 'return-case', reason: sealedRef(refs.reason), ...given }),
    );
  }
}

@CommandHandler(RegradeCase)
export class RegradeCaseHandler implements ICommandHandler<RegradeCase> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: RegradeCase): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'case-graded' },
      { reason: body.reason },
      (given, refs) => ({
        type: 'regrade-case',
        grade: body.grade,
        reason: sealedRef(refs.reason),
        ...given,
      }),
    );
  }
}
