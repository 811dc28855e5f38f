import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { MoveCase as MoveCaseBody } from '@redress/contracts';
import type { RolesServed } from '@redress/service-kit';
import type { z } from 'zod';
import { CaseAction } from '../case-command.js';
import { type CaseOutcome, CaseStreams } from '../case-streams.js';
import { sealedRef } from '../sealed-ref.js';

export const moveCaseRoles: RolesServed = ['leader-in-charge', 'head-office'];

/** The case is decided under another version of its policy from here on. */
export class MoveCase extends CaseAction<z.infer<typeof MoveCaseBody>> {}

@CommandHandler(MoveCase)
export class MoveCaseHandler implements ICommandHandler<MoveCase> {
  constructor(private readonly streams: CaseStreams) {}

  async execute({ body, ...request }: MoveCase): Promise<CaseOutcome> {
    const { opened } = await this.streams.loadVisible(request.complaintId, request.principal);
    const to = await this.streams.versionOf(opened, body.version);
    return this.streams.act(
      { ...request, happenedAt: undefined, fact: 'case-moved' },
      { reason: body.reason },
      (given, refs) => ({ type: 'move-case', to, reason: sealedRef(refs.reason), ...given }),
    );
  }
}
