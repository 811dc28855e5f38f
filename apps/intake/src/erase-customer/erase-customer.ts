import { randomUUID } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CustomerErased, type ErasureGround } from '@redress/contracts';
import { EventStore } from '@redress/event-store';
import { BusinessClock, type Principal, VAULT } from '@redress/service-kit';
import type { Vault } from '@redress/vault';
import { ComplaintStreams } from '../complaint-streams.js';

export class EraseCustomer extends Command<{ readonly version: number }> {
  constructor(
    readonly complaintId: string,
    readonly reason: ErasureGround,
    readonly principal: Principal,
  ) {
    super();
  }
}

/** Destroys the key of the customer behind a complaint: the complaint still counts, the person is gone. */
@CommandHandler(EraseCustomer)
export class EraseCustomerHandler implements ICommandHandler<EraseCustomer> {
  constructor(
    private readonly streams: ComplaintStreams,
    private readonly store: EventStore,
    private readonly clock: BusinessClock,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ complaintId, reason, principal }: EraseCustomer): Promise<{ version: number }> {
    const { complaint, version } = await this.streams.loadVisible(complaintId, principal);
    const { customer } = complaint.registration;
    await this.vault.erase(customer, reason);
    const now = this.clock.now();
    const data = { customer, by: principal.actor };
    const announcement = {
      eventId: randomUUID(),
      topic: 'erasures',
      key: customer,
      type: CustomerErased.type,
      happenedAt: now,
      recordedAt: now,
      data,
      headers: {},
    };
    const once = { scope: 'erasure', key: customer, fingerprint: this.vault.fingerprint(customer), answer: {} };
    await this.store.append({ events: [], announcements: [announcement], once });
    return { version };
  }
}
