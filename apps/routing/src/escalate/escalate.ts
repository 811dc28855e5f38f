import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { EscalateCase as EscalateCaseBody } from '@redress/contracts';
import type { RolesServed } from '@redress/service-kit';
import type { z } from 'zod';
import { CaseAction } from '../case-command.js';
import { type CaseOutcome, CaseStreams } from '../case-streams.js';
import { sealedRef } from '../sealed-ref.js';

export const escalationRoles: RolesServed = [
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
];

/** Handed to the next level, with the complete record (B-4). */
export class EscalateCase extends CaseAction<z.infer<typeof EscalateCaseBody>> {}

@CommandHandler(EscalateCase)
export class EscalateCaseHandler implements ICommandHandler<EscalateCase> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: EscalateCase): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'case-escalated' },
      { reason: body.reason },
      (given, refs) => ({
        type: 'escalate-case',
        reason: sealedRef(refs.reason),
        ...given,
      }),
    );
  }
}
