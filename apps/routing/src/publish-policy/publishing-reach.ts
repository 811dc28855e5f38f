import { Injectable } from '@nestjs/common';
import type { Policy } from '@redress/policy';
import {
  type Area,
  areaOfPolicy,
  beyondReach,
  branchesNamedBy,
  type PolicyRef,
  PublishedRuleUnreadable,
  Rulebook,
} from '@redress/rulebook';
import { Log, type Principal, Problem } from '@redress/service-kit';
import { DirectoryOfHouse } from '../read-directory/directory-of-house.js';
import { PolicyPublisher } from './policy-publisher.js';

/** Whether somebody reaches every branch in which a policy applies, so that nobody decides for the branches of others. */
@Injectable()
export class PublishingReach {
  constructor(
    private readonly publisher: PolicyPublisher,
    private readonly rulebook: Rulebook,
    private readonly directory: DirectoryOfHouse,
    private readonly log: Log,
  ) {}

  /** @throws {Problem} 403 where the policy applies beyond the caller’s reach, as it is in force or as it would be */
  async mustCover(policy: Policy, principal: Principal): Promise<void> {
    const { name } = policy;
    const area = [...new Set([...(await this.areaInForce(name)), ...areaOfPolicy(policy)])];
    const beyond = await this.beyond(area, principal);
    if (beyond.length === 0) return;
    const values = { name, area, beyond, reach: principal.branches };
    throw new Problem({ status: 403, code: 'publication-beyond-reach', values });
  }

  /** Whether the policy, as it is in force, lies within reach. */
  async covers(name: string, principal: Principal): Promise<boolean> {
    return (await this.beyond(await this.areaInForce(name), principal)).length === 0;
  }

  private async areaInForce(name: string): Promise<Area> {
    const [newest] = await this.publisher.versionsOf(name);
    return newest === undefined ? [] : this.areaOf(newest);
  }

  /** One that cannot be read here may apply anywhere. */
  private async areaOf({ name, version }: PolicyRef): Promise<Area> {
    try {
      const policy = await this.rulebook.policy({ name, version });
      return policy === undefined ? ['*'] : areaOfPolicy(policy);
    } catch (error) {
      if (error instanceof PublishedRuleUnreadable) return ['*'];
      throw error;
    }
  }

  private async beyond(area: Area, { branches }: Principal): Promise<Area> {
    const house = await this.branchesOfHouse();
    const named = branchesNamedBy(await this.rulebook.calendarsInForce(), await this.rulebook.policies());
    return beyondReach(branches, area, [...house, ...named]);
  }

  /** None where the directory cannot be read: then the branches that rules name are all that is known. */
  private async branchesOfHouse(): Promise<readonly string[]> {
    try {
      const { branches } = await this.directory.organisation();
      return branches.map(({ path }) => path);
    } catch (error) {
      this.log.warn('The directory cannot be read; reach is judged by the branches that rules name', { error });
      return [];
    }
  }
}
