import { Inject, Injectable } from '@nestjs/common';
import type { PolicyRecord, PolicyVersionRecord } from '@redress/contracts';
import { compilePolicy } from '@redress/policy';
import { type Principal, Problem, VAULT } from '@redress/service-kit';
import type { Vault, VaultRef } from '@redress/vault';
import { mayReadPersonal, personalText } from '../personal-texts.js';
import { readingOf } from '../read-policies/policy-reading.js';
import { PolicyPublisher, type Publication } from './policy-publisher.js';

const publishers: readonly string[] = ['leader-in-charge', 'head-office', 'administrator'];

/** A policy with its versions: who published each, when and why. */
@Injectable()
export class ReadPolicy {
  constructor(
    private readonly publisher: PolicyPublisher,
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
    const compiled = compilePolicy(shown.source, `${name}@${shown.version}`);
    return {
      name,
      versions: await this.told(versions, principal),
      version: shown.version,
      source: shown.source,
      reading: compiled.outcome === 'compiled' ? readingOf(compiled.policy) : null,
      mayPublish: principal.roles.some((role) => publishers.includes(role)),
    };
  }

  private async told(versions: readonly Publication[], principal: Principal): Promise<PolicyVersionRecord[]> {
    const refs = mayReadPersonal(principal) ? versions.flatMap<VaultRef>(({ reason }) => reason ?? []) : [];
    const words = await this.vault.open(refs, { actor: principal.actor, purpose: 'read the versions of a policy' });
    return versions.map(({ version, hash, at, publishedBy = null, reason, source, name }) => ({
      ...{ version, hash, publishedAt: at, publishedBy },
      reason: reason ? personalText(words.get(reason)) : null,
      readable: compilePolicy(source, `${name}@${version}`).outcome === 'compiled',
    }));
  }
}
