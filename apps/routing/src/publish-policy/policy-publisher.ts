import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@redress/business-time';
import { PolicyPublished } from '@redress/contracts';
import { type AppendOutcome, EventStore, type NewEvent } from '@redress/event-store';
import { highestAfter, type Policy } from '@redress/policy';
import { onceOf } from '@redress/rulebook';
import { BusinessClock, metaOfRequest, type Principal, Problem, VAULT } from '@redress/service-kit';
import type { Vault, VaultRef } from '@redress/vault';
import { DataSource } from 'typeorm';

/** A version of a policy as it was announced. */
export interface Publication {
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  readonly source: string;
  readonly publishedBy?: string | undefined;
  readonly reason?: VaultRef | null | undefined;
  readonly at: Instant;
}

/** Publishes versions a person wrote, beside the files: announced over the same topic, and never changed again. */
@Injectable()
export class PolicyPublisher {
  constructor(
    private readonly store: EventStore,
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** The versions of a policy, newest first. */
  async versionsOf(name: string): Promise<readonly Publication[]> {
    const rows: readonly { body: string; happened_at: Date }[] = await this.dataSource.query(
      'SELECT body, happened_at FROM announcement WHERE topic = $1 AND type = $2 AND key = $3',
      [PolicyPublished.topic, PolicyPublished.type, name],
    );
    const versions = rows.map(({ body, happened_at }) => ({
      ...PolicyPublished.data.parse(JSON.parse(body)),
      at: happened_at.toISOString() as Instant,
    })) as Publication[];
    return versions.sort((one, other) => other.version - one.version);
  }

  /**
   * @returns false where this very text was published before
   * @throws {Problem} 409 where the version is taken by another text, is not newer than the newest or leaps ahead of it
   */
  async publish(policy: Policy, source: string, reason: string, principal: Principal): Promise<boolean> {
    const { name, version } = policy;
    const hash = createHash('sha256').update(source).digest('hex');
    const versions = await this.versionsOf(name);
    if (versions.some((each) => each.version === version && each.hash === hash)) return false;
    mayFollow(versions, policy);
    const { refs } = await this.vault.seal({
      owner: { service: 'routing', streamId: policyStream(name) },
      items: [{ kind: 'publication-reason', text: reason }],
    });
    const data = { name, version, hash, source, publishedBy: principal.actor, reason: refs[0] ?? null };
    // where this throws it may be recorded all the same: the sweep over what was sealed finds out
    const { outcome, ...how } = await this.append(data, principal);
    if (outcome === 'appended') return true;
    await this.vault.discard(refs);
    // somebody else came first: with this very text, with another one, or with another version
    if ('sameRequest' in how && how.sameRequest) return false;
    mayFollow(await this.versionsOf(name), policy);
    throw taken(name, version, version);
  }

  /** One transaction: the fact, its announcement, and the version's name, which nobody can use again. */
  private async append(data: Omit<Publication, 'at'>, principal: Principal): Promise<AppendOutcome> {
    const now = this.clock.now();
    const streamId = policyStream(data.name);
    const { source: _, ...kept } = data;
    const event: NewEvent = {
      ...{ eventId: randomUUID(), type: 'PolicyVersionPublished', happenedAt: now, recordedAt: now, data: kept },
      meta: metaOfRequest(principal, streamId),
    };
    const { version, hash } = await this.store.load(streamId);
    return this.store.append({
      stream: { streamId, version, hash },
      events: [event],
      announcements: [
        {
          ...{ eventId: randomUUID(), topic: PolicyPublished.topic, key: data.name, type: PolicyPublished.type },
          ...{ happenedAt: now, recordedAt: now, data, headers: {} },
        },
      ],
      once: onceOf(PolicyPublished.topic, { name: data.name, version: data.version, text: data.source }),
    });
  }
}

/** @throws {Problem} 409 where the version cannot follow those that were published */
function mayFollow(versions: readonly Publication[], { name, version }: Policy): void {
  const newest = versions[0]?.version ?? 0;
  const highest = highestAfter(newest);
  if (versions.some((each) => each.version === version)) throw taken(name, version, newest);
  if (version < newest)
    throw new Problem({ status: 409, code: 'policy-version-not-newer', values: { name, version, newest } });
  if (version > highest)
    throw new Problem({ status: 409, code: 'policy-version-too-high', values: { name, version, newest, highest } });
}

function taken(name: string, version: number, newest: number): Problem {
  return new Problem({ status: 409, code: 'policy-version-taken', values: { name, version, next: newest + 1 } });
}

export function policyStream(name: string): string {
  return `policy-${name}`;
}
