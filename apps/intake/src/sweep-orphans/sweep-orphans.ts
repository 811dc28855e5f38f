import { Inject, Injectable } from '@nestjs/common';
import { EventStore } from '@redress/event-store';
import { Log, VAULT, type Worker } from '@redress/service-kit';
import type { UnclaimedSeal, Vault } from '@redress/vault';

const EVERY_MS = 60_000;
/** By then a registration has its event, or never gets one. */
const OLDER_THAN_SECONDS = 15 * 60;
const AT_ONCE = 200;

/** The vault is written first, the event then: what a crash left in between is found here and discarded. */
@Injectable()
export class SweepOrphans implements Worker {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: EventStore,
    private readonly log: Log,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  start(): void {
    this.timer = setInterval(() => (this.sweeping = this.sweep()), EVERY_MS);
    this.timer.unref();
  }

  stop(): Promise<void> {
    clearInterval(this.timer);
    return this.sweeping;
  }

  async sweep(olderThanSeconds = OLDER_THAN_SECONDS): Promise<void> {
    try {
      for (const seal of await this.vault.unclaimed('intake', olderThanSeconds, AT_ONCE)) await this.settle(seal);
    } catch (error) {
      this.log.warn('Orphans in the vault could not be swept; it is tried again in a minute', { error });
    }
  }

  private async settle({ streamId, refs }: UnclaimedSeal): Promise<void> {
    const { events } = await this.store.load(streamId);
    const written = JSON.stringify(events);
    if (refs.some((ref) => written.includes(ref))) await this.vault.claim(refs);
    else await this.vault.discard(refs);
  }
}
