import { Controller, Get, Param } from '@nestjs/common';
import { FormDocument, Name, PolicyList, PolicySummary } from '@redress/contracts';
import { formSchema, type Policy } from '@redress/policy';
import { Rulebook } from '@redress/rulebook';
import { Answers, AnswersProblems, Problem, Roles } from '@redress/service-kit';
import type { z } from 'zod';
import { PolicyVersion, summaryOf } from './policy-summary.js';

/** What forms, filters and graders need to know of the policies in force. */
@Controller('policies')
@Roles(
  'receiver',
  'handler',
  'supervisor',
  'department-manager',
  'leader-in-charge',
  'head-office',
  'auditor',
  'analyst',
  'administrator',
  'channel',
)
export class ReadPoliciesController {
  constructor(private readonly rulebook: Rulebook) {}

  @Get()
  @Answers(200, PolicyList)
  async list(): Promise<z.infer<typeof PolicyList>> {
    return { items: (await this.rulebook.policies()).map(summaryOf) };
  }

  @Get(':name/:version')
  @Answers(200, PolicySummary)
  @AnswersProblems(404)
  async read(
    @Param('name', { schema: Name }) name: string,
    @Param('version', { schema: PolicyVersion }) version: number,
  ): Promise<PolicySummary> {
    return summaryOf(await this.policyOf(name, version));
  }

  /** The form of one kind: fields with type, labels, what is required and what is personal. */
  @Get(':name/:version/kinds/:kind/form')
  @Answers(200, FormDocument)
  @AnswersProblems(404)
  async form(
    @Param('name', { schema: Name }) name: string,
    @Param('version', { schema: PolicyVersion }) version: number,
    @Param('kind', { schema: Name }) kind: string,
  ): Promise<z.infer<typeof FormDocument>> {
    const policy = await this.policyOf(name, version);
    if (!policy.kinds.some(({ id }) => id === kind))
      throw new Problem({ status: 404, code: 'kind-unknown', values: { name, version, kind } });
    return FormDocument.parse(formSchema(policy, kind));
  }

  private async policyOf(name: string, version: number): Promise<Policy> {
    const policy = await this.rulebook.policy({ name, version });
    if (policy === undefined) throw new Problem({ status: 404, code: 'policy-unknown', values: { name, version } });
    return policy;
  }
}
