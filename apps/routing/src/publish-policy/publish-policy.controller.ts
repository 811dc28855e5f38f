import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  CheckPolicy,
  ComparePolicy,
  Name,
  PolicyCheck,
  PolicyComparison,
  PolicyPublication,
  PolicyRecord,
  PolicyRecordQuery,
  PolicyRecords,
  PolicyRecordsQuery,
  PublishPolicy,
} from '@redress/contracts';
import type { Policy } from '@redress/policy';
import { Rulebook } from '@redress/rulebook';
import { Answers, AnswersProblems, CurrentPrincipal, type Principal, Problem, Roles } from '@redress/service-kit';
import type { z } from 'zod';
import { ComparePolicies } from '../compare-policy/compare-policy.js';
import { ExportRecords } from '../compare-policy/export-records.js';
import { answerOf, checkedText } from './check-policy.js';
import { PolicyPublisher } from './policy-publisher.js';
import { PublishingReach } from './publishing-reach.js';
import { ReadPolicy } from './read-policy.js';

/** A policy in the hands of whoever answers for it: read it, change it, see what the change would have done, publish it. */
@Controller('policies')
@Roles('leader-in-charge', 'head-office', 'administrator')
export class PublishPolicyController {
  constructor(
    private readonly rulebook: Rulebook,
    private readonly reader: ReadPolicy,
    private readonly comparing: ComparePolicies,
    private readonly exporting: ExportRecords,
    private readonly publisher: PolicyPublisher,
    private readonly reach: PublishingReach,
  ) {}

  @Post('check')
  @HttpCode(200)
  @Answers(200, PolicyCheck, 'Everything that is wrong with the text, each with line, column and what would be right.')
  async check(@Body({ schema: CheckPolicy }) { document }: z.infer<typeof CheckPolicy>): Promise<PolicyCheck> {
    return answerOf(checkedText(document, await this.calendars()));
  }

  @Get(':name')
  @Roles(
    'receiver',
    'handler',
    'supervisor',
    'department-manager',
    'leader-in-charge',
    'head-office',
    'auditor',
    'administrator',
  )
  @Answers(200, PolicyRecord)
  @AnswersProblems(404)
  read(
    @Param('name', { schema: Name }) name: string,
    @Query({ schema: PolicyRecordQuery }) { version }: z.infer<typeof PolicyRecordQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PolicyRecord> {
    return this.reader.read(name, version, principal);
  }

  @Get(':name/records')
  @Answers(200, PolicyRecords, 'The complaints within reach registered last, as recorded, without anything personal.')
  @AnswersProblems(503)
  records(
    @Param('name', { schema: Name }) name: string,
    @Query({ schema: PolicyRecordsQuery }) { limit }: z.infer<typeof PolicyRecordsQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<z.infer<typeof PolicyRecords>> {
    return this.exporting.of(name, limit, principal);
  }

  @Post(':name/compare')
  @HttpCode(200)
  @Answers(200, PolicyComparison, 'A dry run on the complaints within reach; nothing is recorded.')
  @AnswersProblems(404, 422)
  async compare(
    @Param('name', { schema: Name }) name: string,
    @Body({ schema: ComparePolicy }) body: z.infer<typeof ComparePolicy>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PolicyComparison> {
    const [newest] = await this.publisher.versionsOf(name);
    const before = await this.rulebook.policy({ name, version: body.with ?? newest?.version ?? 1 });
    if (before === undefined) throw unknown(name, body.with ?? 1);
    return this.comparing.compare(before, await this.inOrder(name, body.document), body.limit, principal);
  }

  @Post(':name/versions')
  @Answers(201, PolicyPublication, 'Complaints registered from now on are judged by it; those of before keep theirs.')
  @AnswersProblems(409, 422)
  async publish(
    @Param('name', { schema: Name }) name: string,
    @Body({ schema: PublishPolicy }) { document, reason }: z.infer<typeof PublishPolicy>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<z.infer<typeof PolicyPublication>> {
    const policy = await this.inOrder(name, document);
    await this.reach.mustCover(policy, principal);
    const published = await this.publisher.publish(policy, document, reason, principal);
    return { name, version: policy.version, published };
  }

  /** @throws {Problem} 422 where the text is no policy of this name */
  private async inOrder(name: string, document: string): Promise<Policy> {
    const { policy, findings } = checkedText(document, await this.calendars());
    if (policy === undefined) {
      const { line = 0, column = 0, wrong = '' } = findings.find(({ severity }) => severity === 'error') ?? {};
      throw new Problem({ status: 422, code: 'policy-not-in-order', values: { line, column, wrong } });
    }
    if (policy.name !== name)
      throw new Problem({ status: 422, code: 'policy-other-name', values: { name, written: policy.name } });
    return policy;
  }

  private async calendars(): Promise<readonly string[]> {
    return (await this.rulebook.calendarsInForce()).ids;
  }
}

export function unknown(name: string, version: number): Problem {
  return new Problem({ status: 404, code: 'policy-unknown', values: { name, version } });
}
