import { Injectable } from '@nestjs/common';
import { type Instant, instant, isBefore } from '@redress/business-time';
import { ProjectionNotLive, ProjectionRunner } from '@redress/event-store';
import type { Policy } from '@redress/policy';
import type { Colleague, Staff } from '@redress/routing-domain';
import { Rulebook } from '@redress/rulebook';
import { DataSource } from 'typeorm';
import { DirectoryOfHouse } from './directory-of-house.js';
import { GivenLately } from './given-lately.js';
import type { Organisation } from './organisation.js';

const COUNT_EVERY_MS = 1_000;
type Person = Organisation['people'][number];

/** Who is there now and how much each has in hand: what the choice of a handler is made on. */
@Injectable()
export class StaffNow {
  private inHand: ReadonlyMap<string, number> = new Map();
  private readonly lately = new GivenLately();
  private countedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly directory: DirectoryOfHouse,
    private readonly rulebook: Rulebook,
    private readonly projections: ProjectionRunner,
    private readonly dataSource: DataSource,
  ) {}

  async at(now: Instant, { calendar }: Policy): Promise<Staff> {
    const [{ people, duty }, inForce] = await Promise.all([
      this.directory.organisation(),
      this.rulebook.calendarsInForce(),
      this.count(),
    ]);
    const turns = duty.filter(({ from, until }) => isWithin(now, from, until));
    return {
      withinHours: inForce.named(calendar)?.isOpen(now) ?? true,
      people: people.map((person) => this.colleague(person, now, turns)),
    };
  }

  /** Somebody was given a case: it counts at once, before the read model knows of it. */
  given(complaintId: string, handler: string): void {
    this.lately.given(complaintId, handler, performance.now());
  }

  private colleague(person: Person, now: Instant, turns: Organisation['duty']): Colleague {
    const { id, roles, department, branches, clearance, deputies, away } = person;
    const actor = `user:${id}`;
    const absence = away.find(({ from, until }) => isWithin(now, from, until));
    return {
      actor,
      roles,
      department,
      branches,
      clearance,
      openCases: (this.inHand.get(actor) ?? 0) + this.lately.countOf(actor),
      awayUntil: absence === undefined ? null : instant(absence.until),
      deputies: deputies.map((deputy) => `user:${deputy}`),
      onDuty: turns.some((turn) => turn.person === id),
    };
  }

  private async count(): Promise<void> {
    if (performance.now() - this.countedAt < COUNT_EVERY_MS) return;
    this.countedAt = performance.now();
    const table = await this.projections.live('queue').catch((fault: unknown) => {
      // While the read model is being built, the choice is made on what was counted before.
      if (fault instanceof ProjectionNotLive) return undefined;
      throw fault;
    });
    if (table === undefined) return;
    const rows: readonly { handler: string; open: number; shown: readonly string[] | null }[] =
      await this.dataSource.query(
        `SELECT handler, count(*)::int AS open,
                array_agg(complaint_id::text) FILTER (WHERE complaint_id = ANY ($1::uuid[])) AS shown
           FROM ${table('queue_item')}
          WHERE handler IS NOT NULL AND status NOT IN ('resolved', 'closed') GROUP BY handler`,
        [this.lately.complaintIds],
      );
    this.inHand = new Map(rows.map(({ handler, open }) => [handler, open]));
    const shown = rows.flatMap(({ handler, shown }) => (shown ?? []).map((id) => [id, handler] as const));
    this.lately.counted(new Map(shown), performance.now());
  }
}

/** From `from` on and before `until`. */
function isWithin(now: Instant, from: string | undefined, until: string | undefined): boolean {
  if (from !== undefined && isBefore(now, instant(from))) return false;
  return until === undefined || isBefore(now, instant(until));
}
