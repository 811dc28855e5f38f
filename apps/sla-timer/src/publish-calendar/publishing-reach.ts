import { Inject, Injectable } from '@nestjs/common';
import {
  type Area,
  areaOfCalendar,
  beyondReach,
  branchesNamedBy,
  type CalendarShelf,
  Rulebook,
} from '@redress/rulebook';
import { CONFIG, type Principal, Problem } from '@redress/service-kit';
import type { SlaTimerConfig } from '../sla-timer.config.js';
import { BranchesOfHouse } from './branches-of-house.js';
import { CalendarPublisher } from './calendar-publisher.js';

/** Whether somebody reaches every branch that a calendar counts for, so that nobody moves the deadlines of others. */
@Injectable()
export class PublishingReach {
  constructor(
    private readonly publisher: CalendarPublisher,
    private readonly rulebook: Rulebook,
    private readonly house: BranchesOfHouse,
    @Inject(CONFIG) private readonly config: SlaTimerConfig,
  ) {}

  /**
   * @param next  the calendars as they would be
   * @throws {Problem} 403 where the calendar counts beyond the caller’s reach, as it is in force or as it would be
   */
  async mustCover(name: string, inForce: CalendarShelf, next: CalendarShelf, principal: Principal): Promise<void> {
    const area = [...new Set([...(await this.areaInForce(name, inForce)), ...(await this.areaIn(name, next))])];
    const beyond = await this.beyond(area, inForce, principal);
    if (beyond.length === 0) return;
    const values = { name, area, beyond, reach: principal.branches };
    throw new Problem({ status: 403, code: 'publication-beyond-reach', values });
  }

  /** Whether the calendar, as it is in force, lies within reach. */
  async covers(name: string, inForce: CalendarShelf, principal: Principal): Promise<boolean> {
    return (await this.beyond(await this.areaInForce(name, inForce), inForce, principal)).length === 0;
  }

  /** One that cannot be read here may count anywhere; a new one counts nowhere yet. */
  private async areaInForce(name: string, inForce: CalendarShelf): Promise<Area> {
    if (inForce.newestOf(name) !== undefined) return this.areaIn(name, inForce);
    return (await this.publisher.versionOf(name)) > 0 ? ['*'] : [];
  }

  private async areaIn(name: string, shelf: CalendarShelf): Promise<Area> {
    const { NOTICE_HOURS } = this.config;
    const policies = await this.rulebook.everyVersion();
    return areaOfCalendar(name, { shelf, policies, ...(NOTICE_HOURS !== undefined && { houseWide: [NOTICE_HOURS] }) });
  }

  private async beyond(area: Area, inForce: CalendarShelf, { branches }: Principal): Promise<Area> {
    const named = branchesNamedBy(inForce, await this.rulebook.policies());
    return beyondReach(branches, area, [...(await this.house.paths()), ...named]);
  }
}
