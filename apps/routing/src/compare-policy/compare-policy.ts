import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PolicyComparison as Answer } from '@redress/contracts';
import type { Policy } from '@redress/policy';
import { PolicyComparison } from '@redress/rehearsal';
import { Rulebook } from '@redress/rulebook';
import { BusinessClock, type Principal } from '@redress/service-kit';
import { OneLook } from './one-look.js';
import { RecordedComplaints } from './recorded-complaints.js';

/** The dry run: what the complaints recorded within reach would have become under another text. One at a time, and never long at once. */
@Injectable()
export class ComparePolicies {
  constructor(
    private readonly look: OneLook,
    private readonly recorded: RecordedComplaints,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws {Problem} 503 while another dry run or an export is under way */
  compare(before: Policy, after: Policy, limit: number, principal: Principal): Promise<Answer> {
    return this.look.alone(async () => {
      const begun = performance.now();
      const calendars = await this.rulebook.calendarsInForce();
      const comparison = new PolicyComparison({ policy: before, calendars }, { policy: after, calendars });
      for await (const record of this.recorded.of(before.name, limit, this.clock.now(), principal)) {
        comparison.add(record);
        await setImmediate(); // requests of others come in between
      }
      return plain({ ...comparison.result(), tookMs: Math.round(performance.now() - begun) });
    });
  }
}

function plain(found: ReturnType<PolicyComparison['result']> & { tookMs: number }): Answer {
  return {
    ...found,
    differences: found.differences.map((each) => ({ ...each, examples: [...each.examples] })),
    unjudged: [...found.unjudged],
  };
}
