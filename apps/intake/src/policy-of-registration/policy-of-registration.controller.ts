import { Controller, Get, Inject, Query } from '@nestjs/common';
import { PolicyOfRegistration, PolicyOfRegistrationQuery } from '@redress/contracts';
import { Rulebook } from '@redress/rulebook';
import { Answers, AnswersProblems, CONFIG, type Language, PreferredLanguage, Roles } from '@redress/service-kit';
import type { z } from 'zod';
import type { IntakeConfig } from '../intake.config.js';
import { policyFor } from '../register-complaint/check-registration.js';

/** Names the policy whose form a complaint needs before anybody has filled it. */
@Controller('complaints')
export class PolicyOfRegistrationController {
  constructor(
    private readonly rulebook: Rulebook,
    @Inject(CONFIG) private readonly config: IntakeConfig,
  ) {}

  /** By the very rule that a registration without a policy is subject to. */
  @Get('policy')
  @Roles('receiver', 'handler', 'supervisor', 'department-manager', 'administrator', 'channel')
  @Answers(200, PolicyOfRegistration)
  @AnswersProblems(400)
  async read(
    @Query({ schema: PolicyOfRegistrationQuery }) query: z.infer<typeof PolicyOfRegistrationQuery>,
    @PreferredLanguage() language: Language,
  ): Promise<PolicyOfRegistration> {
    const policies = await this.rulebook.policies();
    const { name, version } = policyFor(policies, query, this.config.DEFAULT_POLICY, language);
    return { policy: { name, version } };
  }
}
