import { Inject, Injectable } from '@nestjs/common';
import { Rulebook } from '@redress/rulebook';
import { CONFIG, Readiness } from '@redress/service-kit';
import type { IntakeConfig } from '../intake.config.js';

const OTHERS_FOLLOW_WITHIN_MS = 10_000;

/**
 * Intake is not ready before the policy has arrived that is used where none is named: it could take no complaint. Once it
 * is here it lies in PostgreSQL, so a start without a broker is no obstacle any more.
 */
@Injectable()
export class PoliciesHere {
  private firstSeenAt: number | undefined;

  constructor(rulebook: Rulebook, readiness: Readiness, @Inject(CONFIG) config: IntakeConfig) {
    readiness.add({
      name: 'policies',
      needed: true,
      whyAway: async () => {
        const here = await rulebook.policies();
        if (here.length === 0)
          return 'no policy has arrived yet: routing publishes them at its start, over the topic policies';
        if (here.some(({ name }) => name === config.DEFAULT_POLICY)) return undefined;
        this.firstSeenAt ??= performance.now();
        // they come one after another, and a house need not have the one that is used where none is named
        return performance.now() - this.firstSeenAt > OTHERS_FOLLOW_WITHIN_MS
          ? undefined
          : `policy ${config.DEFAULT_POLICY} has not arrived yet, others have`;
      },
    });
  }
}
