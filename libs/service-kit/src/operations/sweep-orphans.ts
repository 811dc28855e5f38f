import { Inject, Injectable } from '@nestjs/common';
import { EventStore } from '@redress/event-store';
import type { UnclaimedSeal, Vault } from '@redress/vault';
import { Log } from '../observe/log.js';
import { rested, Rounds } from '../service/rounds.js';
import { SERVICE, VAULT } from '../service/tokens.js';
import type { Worker } from '../service/worker.js';

const EVERY_MS = 60_000;
/** By then what was sealed has its event, or never gets one. */
const OLDER_THAN_SECONDS = 3_600;
const AT_ONCE = 200;
/** So that requests find the database free: every good seal comes by here once, 800 in a second at most. */
const BETWEEN_PAGES_MS = 250;

/** The vault is written first, the event then: what a crash left in between is found here and discarded. */
@Injectable()
export class SweepOrphans implements Worker {
  private readonly rounds = new Rounds(EVERY_MS, (stopping) => this.sweep(OLDER_THAN_SECONDS, stopping));

  constructor(
    private readonly store: EventStore,
    private readonly log: Log,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(SERVICE) private readonly service: string,
  ) {}

  /** Does not wait for the first sweep: after an outage there may be much to look at. */
  start(): void {
    void this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  /** Claims the seals whose references stand in their stream, and discards the others, page by page until all are settled. */
  async sweep(olderThanSeconds: number, stopping: AbortSignal): Promise<void> {
    try {
      let page: readonly UnclaimedSeal[];
      do {
        page = await this.vault.unclaimed(this.service, olderThanSeconds, AT_ONCE);
        await this.settle(page.filter(({ refs }) => refs.length > 0));
      } while (mayBeMore(page) && (await rested(BETWEEN_PAGES_MS, stopping)));
    } catch (error) {
      this.log.warn('Orphans in the vault could not be swept; it is tried again in a minute', { error });
    }
  }

  private async settle(seals: readonly UnclaimedSeal[]): Promise<void> {
    if (seals.length === 0) return;
    const held = await this.store.findWords(seals.map(({ streamId, refs }) => ({ streamId, words: refs })));
    const refsWhere = (isHeld: boolean) => seals.filter((_, at) => held[at] === isHeld).flatMap(({ refs }) => refs);
    const [kept, orphaned] = [refsWhere(true), refsWhere(false)];
    if (kept.length > 0) await this.vault.claim(kept);
    if (orphaned.length > 0) await this.vault.discard(orphaned);
  }
}

/** A page of seals that hold nothing any more would come again and again. */
function mayBeMore(page: readonly UnclaimedSeal[]): boolean {
  return page.length === AT_ONCE && page.some(({ refs }) => refs.length > 0);
}
