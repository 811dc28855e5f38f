import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { NoteFact as NoteFactBody } from '@redress/contracts';
import type { Learned } from '@redress/routing-domain';
import type { RolesServed } from '@redress/service-kit';
import type { z } from 'zod';
import { CaseAction } from '../case-command.js';
import { type CaseOutcome, CaseStreams } from '../case-streams.js';

export const noteFactRoles: RolesServed = [
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
  'channel',
];

type Body = z.infer<typeof NoteFactBody>;

/** Something happened that the policy gives a name, or circumstances became known (B-2, D-13). */
export class NoteFact extends CaseAction<Body> {}

@CommandHandler(NoteFact)
export class NoteFactHandler implements ICommandHandler<NoteFact> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: NoteFact): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: body.fact },
      { note: body.note },
      (given, refs) => ({ type: 'note-fact', fact: body.fact, learned: learnedFrom(body), note: refs.note, ...given }),
    );
  }
}

/** What was learned, without the parts that say nothing. */
function learnedFrom(body: Body): Learned {
  const { flags, flagsDown, amount, quantity, repeated, collective, score, fields, complainedAbout } = body;
  const history = {
    ...(repeated !== undefined && { repeated }),
    ...(collective !== undefined && { collective }),
    ...(score !== undefined && { score }),
  };
  return {
    ...(flags.length > 0 && { flags }),
    ...(flagsDown.length > 0 && { flagsDown }),
    ...(amount && { amount }),
    ...(quantity !== undefined && { quantity }),
    ...(Object.keys(history).length > 0 && { history }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(complainedAbout !== undefined && { complainedAbout: `user:${complainedAbout}` }),
  };
}
