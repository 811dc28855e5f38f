import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@redress/business-time';
import { CustomerErased, type DataOf } from '@redress/contracts';
import { EventStore, type Once } from '@redress/event-store';
import { BusinessClock, VAULT } from '@redress/service-kit';
import type { Vault } from '@redress/vault';

/** Tells the world that a customer was erased: once for each customer, whoever says so and however often. */
@Injectable()
export class ErasureAnnouncement {
  constructor(
    private readonly store: EventStore,
    private readonly clock: BusinessClock,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** @param happenedAt  when the key was destroyed */
  async announce(data: DataOf<typeof CustomerErased>, happenedAt: Instant): Promise<void> {
    const { topic, type } = CustomerErased;
    const { customer: key } = data;
    const moment = { happenedAt, recordedAt: this.clock.now() };
    const announcement = { eventId: randomUUID(), topic, key, type, ...moment, data, headers: {} };
    await this.store.append({ events: [], announcements: [announcement], once: { ...this.onceOf(key), answer: {} } });
  }

  async isAnnounced(customer: string): Promise<boolean> {
    return (await this.store.findOnce(this.onceOf(customer))) !== undefined;
  }

  private onceOf(customer: string): Omit<Once, 'answer'> {
    return { scope: 'erasure', key: customer, fingerprint: this.vault.fingerprint(customer) };
  }
}
