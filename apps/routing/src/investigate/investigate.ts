import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type {
  RecordContact as RecordContactBody,
  RecordFindings as RecordFindingsBody,
  PauseWork as PauseWorkBody,
  ResumeWork as ResumeWorkBody,
} from '@redress/contracts';
import type { RolesServed } from '@redress/service-kit';
import type { z } from 'zod';
import { CaseAction } from '../case-command.js';
import { type CaseOutcome, CaseStreams } from '../case-streams.js';
import { sealedRef } from '../sealed-ref.js';

export const contactRoles: RolesServed = [
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
];
export const findingsRoles: RolesServed = ['handler', 'supervisor', 'department-manager'];
export const pauseRoles: RolesServed = ['handler', 'supervisor', 'department-manager'];
export const resumeRoles: RolesServed = ['handler', 'supervisor', 'department-manager'];

/** The customer was spoken to, or an attempt was made (B-12). */
export class RecordContact extends CaseAction<z.infer<typeof RecordContactBody>> {}
/** What the department found, and who is liable (A-5, D-11). */
export class RecordFindings extends CaseAction<z.infer<typeof RecordFindingsBody>> {}
/** Nothing can be done here until somebody else acts. */
export class PauseWork extends CaseAction<z.infer<typeof PauseWorkBody>> {}
/** Work goes on. */
export class ResumeWork extends CaseAction<z.infer<typeof ResumeWorkBody>> {}

@CommandHandler(RecordContact)
export class RecordContactHandler implements ICommandHandler<RecordContact> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: RecordContact): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'customer-contacted' },
      { note: body.note },
      (given, refs) => ({
        type: 'record-contact',
        channel: body.channel,
        reached: body.reached,
        note: refs.note,
        ...given,
      }),
    );
  }
}

@CommandHandler(RecordFindings)
export class RecordFindingsHandler implements ICommandHandler<RecordFindings> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: RecordFindings): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'findings-recorded' },
      { findings: body.findings },
      (given, refs) => ({
        type: 'record-findings',
        liability: body.liability,
        cause: body.cause ?? null,
        findings: sealedRef(refs.findings),
        ...given,
      }),
    );
  }
}

@CommandHandler(PauseWork)
export class PauseWorkHandler implements ICommandHandler<PauseWork> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: PauseWork): Promise<CaseOutcome> {
    return this.streams.act(
      { ...request, happenedAt: body.happenedAt, fact: 'work-paused' },
      { reason: body.reason },
      (given, refs) => ({ type: 'pause-work', waitingFor: body.waitingFor, reason: refs.reason, ...given }),
    );
  }
}

@CommandHandler(ResumeWork)
export class ResumeWorkHandler implements ICommandHandler<ResumeWork> {
  constructor(private readonly streams: CaseStreams) {}

  execute({ body, ...request }: ResumeWork): Promise<CaseOutcome> {
    return this.streams.act({ ...request, happenedAt: body.happenedAt, fact: 'work-resumed' }, {}, (given) => ({
      type: 'resume-work',
      ...given,
    }));
  }
}
