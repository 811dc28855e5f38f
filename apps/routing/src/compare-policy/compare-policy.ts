import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PolicyComparison as Answer } from '@redress/contracts';
import type { Policy } from '@redress/policy';
import { PolicyComparison } from '@redress/rehearsal';
import { Rulebook } from '@redress/rulebook';
import { BusinessClock, type Principal, Problem } from '@redress/service-kit';
import { RecordedComplaints } from './recorded-complaints.js';

/** The dry run: what the complaints recorded within reach would have become under another text. One at a time, and never long at once. */
@Injectable()
export class ComparePolicies {
  private running = false;

  constructor(
    private readonly recorded: RecordedComplaints,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws {Problem} 503 while another dry run is under way */
  async compare(before: Policy, after: Policy, limit: number, principal: Principal): Promise<Answer> {
    if (this.running) throw new Problem({ status: 503, code: 'dry-run-under-way', retryAfterSeconds: 10 });
    this.running = true;
    const begun = performance.now();
    try {
      const calendars = await this.rulebook.calendarsInForce();
      const comparison = new PolicyComparison({ policy: before, calendars }, { policy: after, calendars });
      for await (const record of this.recorded.of(before.name, limit, this.clock.now(), principal)) {
        comparison.add(record);
        await setImmediate(); // requests of others come in between
      }
      return plain({ ...comparison.result(), tookMs: Math.round(performance.now() - begun) });
    } finally {
      this.running = false;
    }
  }
}

function plain(found: ReturnType<PolicyComparison['result']> & { tookMs: number }): Answer {
  return {
    ...found,
    differences: found.differences.map((each) => ({ ...each, examples: [...each.examples] })),
    unjudged: [...found.unjudged],
  };
}
