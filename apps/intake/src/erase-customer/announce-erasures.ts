import { Inject, Injectable } from '@nestjs/common';
import { type Instant, instantFromMs, msOf } from '@redress/business-time';
import { Log, metaOfService, VAULT, type Worker } from '@redress/service-kit';
import type { Erasure, Vault } from '@redress/vault';
import { ErasureAnnouncement } from './erasure-announcement.js';

const SECOND_LOOK_AFTER_MS = 2_000;
const EVERY_MS = 60_000;
const AT_ONCE = 500;
/** So far before the last erasure that was seen a later look begins: one that was committed late is seen as well. */
const OVERLAP_MS = 7 * 24 * 3_600_000;

/**
 * The key of a customer is destroyed first, the announcement comes then: what a crash left in between is found here and
 * announced, so that whoever copied something hears that it is to be forgotten.
 */
@Injectable()
export class AnnounceErasures implements Worker {
  private timers: readonly NodeJS.Timeout[] = [];
  private looking: Promise<void> = Promise.resolve();
  /** Not announced at the last look; what still is not at the next one was left behind, and is not just under way. */
  private missing: ReadonlySet<string> = new Set();
  private since: Instant | undefined;

  constructor(
    private readonly announcement: ErasureAnnouncement,
    private readonly log: Log,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  start(): void {
    const lookAgain = () => {
      this.looking = this.looking.then(() => this.look());
    };
    lookAgain();
    this.timers = [setTimeout(lookAgain, SECOND_LOOK_AFTER_MS), setInterval(lookAgain, EVERY_MS)];
    for (const timer of this.timers) timer.unref();
  }

  stop(): Promise<void> {
    this.timers.forEach(clearTimeout);
    return this.looking;
  }

  /** Announces what was missing at the look before and is missing still. */
  async look(): Promise<void> {
    try {
      const { missing, newest } = await this.unannounced();
      const left = missing.filter(({ subjectId }) => this.missing.has(subjectId));
      for (const { subjectId: customer, at } of left) {
        const { actor: by } = metaOfService('intake', customer);
        await this.announcement.announce({ customer, by }, at);
      }
      this.missing = new Set(missing.map(({ subjectId }) => subjectId));
      // what is missing has to be seen again, however old it is
      if (missing.length === left.length && newest) this.since = instantFromMs(msOf(newest.at) - OVERLAP_MS);
      if (left.length > 0) this.log.info('Erasures were announced that nobody had heard of', { count: left.length });
    } catch (error) {
      this.log.warn('Erasures could not be compared with what was announced; it is tried again in a minute', { error });
    }
  }

  private async unannounced(): Promise<{ missing: readonly Erasure[]; newest: Erasure | undefined }> {
    const missing: Erasure[] = [];
    let newest: Erasure | undefined;
    const from = this.since && { since: this.since };
    for (let after: string | undefined; ;) {
      const page = await this.vault.erasures({ limit: AT_ONCE, ...from, ...(after !== undefined && { after }) });
      const announced = await Promise.all(
        page.erasures.map(({ subjectId }) => this.announcement.isAnnounced(subjectId)),
      );
      missing.push(...page.erasures.filter((_, place) => !announced[place]));
      newest = page.erasures.at(-1) ?? newest;
      if (page.next === undefined) return { missing, newest };
      after = page.next;
    }
  }
}
