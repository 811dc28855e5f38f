import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ErasureGround } from '@redress/contracts';
import { BusinessClock, type Principal, type RolesServed, VAULT } from '@redress/service-kit';
import type { Vault } from '@redress/vault';
import { ComplaintStreams } from '../complaint-streams.js';
import { ErasureAnnouncement } from './erasure-announcement.js';

export const erasureRoles: RolesServed = ['administrator'];

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
    private readonly announcement: ErasureAnnouncement,
    private readonly clock: BusinessClock,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ complaintId, reason, principal }: EraseCustomer): Promise<{ version: number }> {
    const { complaint, version } = await this.streams.loadVisible(complaintId, principal);
    const { customer } = complaint.registration;
    const erasure = await this.vault.erase(customer, reason);
    const erasedAt = 'at' in erasure ? erasure.at : this.clock.now();
    await this.announcement.announce({ customer, by: principal.actor }, erasedAt);
    return { version };
  }
}
