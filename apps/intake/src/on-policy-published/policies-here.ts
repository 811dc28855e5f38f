import { Injectable } from '@nestjs/common';
import { Rulebook } from '@redress/rulebook';
import { Readiness } from '@redress/service-kit';

/**
 * Intake is not ready before a policy has arrived: it could take no complaint. Once one is here it lies in PostgreSQL,
 * so a start without a broker is no obstacle any more.
 */
@Injectable()
export class PoliciesHere {
  constructor(rulebook: Rulebook, readiness: Readiness) {
    readiness.add({
      name: 'policies',
      needed: true,
      whyAway: async () =>
        (await rulebook.policies()).length > 0
          ? undefined
          : 'no policy has arrived yet: routing publishes them at its start, over the topic policies',
    });
  }
}
