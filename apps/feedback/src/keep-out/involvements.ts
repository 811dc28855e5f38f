import { Injectable } from '@nestjs/common';
import type { Instant } from '@redress/business-time';
import type { Involvement } from '@redress/feedback-domain';
import { Rulebook } from '@redress/rulebook';
import { BusinessClock, type Principal, Problem } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import { whatIsKnown } from './what-is-known.js';

interface Row {
  readonly type: string;
  readonly happened_at: Date;
  readonly body: string;
}

/** What a caller has to do with a complaint, read from everything that was announced of it. */
@Injectable()
export class Involvements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws {Problem} 503 while the policy has not arrived here */
  async of(complaintId: string, { actor }: Principal): Promise<Involvement> {
    const rows: readonly Row[] = await this.dataSource.query(
      `SELECT type, happened_at, body FROM announcement
        WHERE key = $1 AND topic = ANY ($2) ORDER BY array_position($2::text[], topic::text), number`,
      [complaintId, ['intake', 'routing', 'sla', 'feedback']],
    );
    const known = whatIsKnown(
      rows.map(({ type, happened_at, body }) => ({
        type,
        at: happened_at.toISOString() as Instant,
        data: JSON.parse(body) as unknown,
      })),
    );
    const ref = known.policy ?? { name: '', version: 0 };
    const policy = await this.rulebook.policy(ref);
    if (policy === undefined)
      throw new Problem({ status: 503, code: 'policy-not-here', values: ref, retryAfterSeconds: 2 });
    return { policy, facts: known.facts(this.clock.now()), ties: known.tiesOf(actor) };
  }
}
