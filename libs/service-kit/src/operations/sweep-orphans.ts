import { Inject, Injectable } from '@nestjs/common';
import { EventStore } from '@redress/event-store';
import type { UnclaimedSeal, Vault } from '@redress/vault';
import { Log } from '../observe/log.js';
import { SERVICE, VAULT } from '../service/tokens.js';
import type { Worker } from '../service/worker.js';

const EVERY_MS = 60_000;
/** By then what was sealed has its event, or never gets one. */
const OLDER_THAN_SECONDS = 3_600;
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
    @Inject(SERVICE) private readonly service: string,
  ) {}

  start(): void {
    this.timer = setInterval(() => void (this.sweeping = this.sweep()), EVERY_MS);
    this.timer.unref();
  }

  stop(): Promise<void> {
    clearInterval(this.timer);
    return this.sweeping;
  }

  /** Claims the seals whose references stand in their stream, and discards the others. */
  async sweep(olderThanSeconds = OLDER_THAN_SECONDS): Promise<void> {
    try {
      for (const seal of await this.vault.unclaimed(this.service, olderThanSeconds, AT_ONCE)) await this.settle(seal);
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
