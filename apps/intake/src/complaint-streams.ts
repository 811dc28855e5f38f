import { Injectable } from '@nestjs/common';
import type { Instant } from '@redress/business-time';
import { type EventMeta, EventStore, handleCommand, type Once } from '@redress/event-store';
import {
  type Complaint,
  type ComplaintCommand,
  complaintDecider,
  type ComplaintEvent,
  type RegisteredComplaint,
} from '@redress/intake-domain';
import { BusinessClock, maySee, metaOfRequest, type Principal, Problem } from '@redress/service-kit';
import { announceComplaint } from './announce-complaints/announce-complaints.js';

export interface CommandOptions {
  readonly expectedVersion?: number;
  /** The complaint’s id was made for this command. */
  readonly begins?: boolean;
  readonly meta: EventMeta;
  readonly now: Instant;
  readonly once?: Omit<Once, 'answer'> & { answer(recorded: { state: Complaint; version: number }): unknown };
}

/** The complaint streams: every command of intake is decided here, and announced by one translation. */
@Injectable()
export class ComplaintStreams {
  constructor(
    private readonly store: EventStore,
    private readonly clock: BusinessClock,
  ) {}

  async load(complaintId: string): Promise<{ complaint: Complaint; version: number }> {
    const { events, version } = await this.store.load<ComplaintEvent>(streamOf(complaintId));
    return { complaint: events.reduce<Complaint>(complaintDecider.evolve, complaintDecider.initial), version };
  }

  /** @throws {Problem} 404 where there is none within the caller’s reach */
  async loadVisible(
    complaintId: string,
    principal: Principal,
  ): Promise<{ complaint: RegisteredComplaint; version: number }> {
    const { complaint, version } = await this.load(complaintId);
    if (complaint.status === 'unregistered' || !maySee(principal, complaint.registration)) {
      throw new Problem({ status: 404, code: 'complaint-unknown', values: { complaintId } });
    }
    return { complaint, version };
  }

  decide(
    complaintId: string,
    command: ComplaintCommand,
    { expectedVersion, begins = false, meta, now, once }: CommandOptions,
  ) {
    return handleCommand({
      store: this.store,
      decider: complaintDecider,
      streamId: streamOf(complaintId),
      command,
      begins,
      recordedAt: now,
      meta,
      announce: (event, state) => announceComplaint(complaintId, event, state),
      ...(expectedVersion !== undefined && { expectedVersion }),
      ...(once && { once }),
    });
  }

  /** The present and the meta of a caller’s command on a complaint. */
  circumstances(complaintId: string, complaint: RegisteredComplaint, principal: Principal) {
    return { now: this.clock.now(), meta: metaOfRequest(principal, complaintId, complaint.registration.policy) };
  }
}

export function streamOf(complaintId: string): string {
  return `complaint-${complaintId}`;
}
