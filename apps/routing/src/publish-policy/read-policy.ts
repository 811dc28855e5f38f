import { Inject, Injectable } from '@nestjs/common';
import type { PolicyRecord, PolicyVersionRecord } from '@redress/contracts';
import { mayReadPersonal, type Principal, Problem, VAULT } from '@redress/service-kit';
import type { Vault, VaultRef } from '@redress/vault';
import { personalText } from '../personal-texts.js';
import { PolicyPublisher, type Publication } from './policy-publisher.js';
import { PublishingReach } from './publishing-reach.js';
import { Readings } from './readings.js';

const publishers: readonly string[] = ['leader-in-charge', 'head-office', 'administrator'];

/** A policy with its versions: who published each, when and why. */
@Injectable()
export class ReadPolicy {
  constructor(
    private readonly publisher: PolicyPublisher,
    private readonly readings: Readings,
    private readonly reach: PublishingReach,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /**
   * @param version the one shown as it was written; the newest when left out
   * @throws {Problem} 404 where there is none
   */
  async read(name: string, version: number | undefined, principal: Principal): Promise<PolicyRecord> {
    const versions = await this.publisher.versionsOf(name);
    const shown = versions.find((each) => version === undefined || each.version === version);
    if (shown === undefined)
      throw new Problem({ status: 404, code: 'policy-unknown', values: { name, version: version ?? 1 } });
    return {
      name,
      versions: await this.told(versions, principal),
      version: shown.version,
      source: shown.source,
      reading: await this.readings.of(shown),
      mayPublish:
        principal.roles.some((role) => publishers.includes(role)) && (await this.reach.covers(name, principal)),
    };
  }

  private async told(versions: readonly Publication[], principal: Principal): Promise<PolicyVersionRecord[]> {
    const refs = mayReadPersonal(principal) ? versions.flatMap<VaultRef>(({ reason }) => reason ?? []) : [];
    const words = await this.vault.open(refs, { actor: principal.actor, purpose: 'read the versions of a policy' });
    const told: PolicyVersionRecord[] = [];
    for (const each of versions) {
      const { version, hash, at, publishedBy = null, reason } = each;
      const readable = (await this.readings.of(each)) !== null;
      const why = reason ? personalText(words.get(reason)) : null;
      told.push({ version, hash, publishedAt: at, publishedBy, reason: why, readable });
    }
    return told;
  }
}
