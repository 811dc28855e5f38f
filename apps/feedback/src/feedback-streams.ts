import { Inject, Injectable } from '@nestjs/common';
import { type Instant, instant } from '@redress/business-time';
import { ComplaintRegistered, type DataOf } from '@redress/contracts';
import { type EventMeta, EventStore, handleCommand, type Take } from '@redress/event-store';
import {
  type Feedback,
  type FeedbackCommand,
  feedbackDecider,
  type FeedbackEvent,
  type Involvement,
  type VaultRef,
} from '@redress/feedback-domain';
import { datingOf, type FactName, type Policy } from '@redress/policy';
import { Rulebook } from '@redress/rulebook';
import { BusinessClock, maySee, metaOfRequest, type Principal, Problem, VAULT } from '@redress/service-kit';
import type { Vault } from '@redress/vault';
import { DataSource } from 'typeorm';
import { announceFeedback } from './announce-feedback/announce-feedback.js';
import { Involvements } from './keep-out/involvements.js';

/** A caller's wish to record something about a customer. */
export interface FeedbackRequest {
  readonly complaintId: string;
  readonly expectedVersion: number;
  readonly principal: Principal;
  readonly happenedAt: string | undefined;
  readonly fact: FactName;
}

export interface FeedbackGiven {
  readonly policy: Policy;
  readonly by: string;
  readonly now: Instant;
  readonly happenedAt: Instant | undefined;
  readonly backdatingLimitMs: number | undefined;
  readonly involvement: Involvement;
}

type Registered = DataOf<typeof ComplaintRegistered>;

/** The feedback streams: every command on them is decided here and announced by one translation. */
@Injectable()
export class FeedbackStreams {
  constructor(
    private readonly store: EventStore,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
    private readonly dataSource: DataSource,
    private readonly involvements: Involvements,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async load(complaintId: string): Promise<{ feedback: Feedback; version: number }> {
    const { events, version } = await this.store.load<FeedbackEvent>(streamOf(complaintId));
    return { feedback: events.reduce<Feedback>(feedbackDecider.evolve, feedbackDecider.initial), version };
  }

  /** What intake announced of a complaint: its branch, its policy, its customer. */
  async registered(complaintId: string): Promise<Registered | undefined> {
    const rows: readonly { body: string }[] = await this.dataSource.query(
      `SELECT body FROM announcement WHERE topic = 'intake' AND key = $1 AND type = $2`,
      [complaintId, ComplaintRegistered.type],
    );
    return rows[0] && ComplaintRegistered.data.parse(JSON.parse(rows[0].body));
  }

  /** @throws {Problem} 404 where there is none within the caller’s reach */
  async registeredVisible(complaintId: string, principal: Principal): Promise<Registered> {
    const registered = await this.registered(complaintId);
    if (registered === undefined || !maySee(principal, registered))
      throw new Problem({ status: 404, code: 'complaint-unknown', values: { complaintId } });
    return registered;
  }

  decide(
    complaintId: string,
    command: FeedbackCommand,
    { meta, takes, expectedVersion }: { meta: EventMeta; takes?: Take; expectedVersion?: number },
  ) {
    return handleCommand({
      store: this.store,
      decider: feedbackDecider,
      streamId: streamOf(complaintId),
      command,
      recordedAt: command.now,
      meta,
      announce: (event) => announceFeedback(complaintId, event),
      ...(takes && { takes }),
      ...(expectedVersion !== undefined && { expectedVersion }),
    });
  }

  /** Carries out a caller’s command; what was typed is sealed first, and discarded where nothing came of it. */
  async act(
    request: FeedbackRequest,
    words: { readonly kind: string; readonly text: string | undefined },
    command: (given: FeedbackGiven, ref: VaultRef | null) => FeedbackCommand,
  ) {
    const { complaintId, principal, expectedVersion, fact } = request;
    const registered = await this.registeredVisible(complaintId, principal);
    const policy = await this.policyOf(registered);
    const now = this.clock.now();
    const happenedAt = request.happenedAt === undefined ? undefined : instant(request.happenedAt);
    const dating = happenedAt && datingOf(policy, fact, happenedAt, now);
    const backdatingLimitMs = dating?.outcome === 'too-far-back' ? dating.limitMinutes * 60_000 : undefined;
    const involvement = await this.involvements.of(complaintId, principal);
    const ref = await this.seal(complaintId, registered, words);
    const given = { policy, by: principal.actor, now, happenedAt, backdatingLimitMs, involvement };
    const outcome = await this.decide(complaintId, command(given, ref), {
      meta: metaOfRequest(principal, complaintId, registered.policy),
      expectedVersion,
    });
    if (ref && (outcome.outcome !== 'recorded' || outcome.events.length === 0)) await this.vault.discard([ref]);
    return outcome;
  }

  /** @throws {Problem} 503 while the policy has not arrived here */
  async policyOf({ policy: ref }: Registered): Promise<Policy> {
    const policy = await this.rulebook.policy(ref);
    if (policy === undefined)
      throw new Problem({ status: 503, code: 'policy-not-here', values: ref, retryAfterSeconds: 2 });
    return policy;
  }

  private async seal(
    complaintId: string,
    { customer, confidentiality }: Registered,
    { kind, text }: { kind: string; text: string | undefined },
  ) {
    if (text === undefined) return null;
    const owner = { service: 'feedback', streamId: streamOf(complaintId) };
    const { refs } = await this.vault.seal({
      subject: customer,
      owner,
      items: [{ kind, text, indexed: true, secret: confidentiality !== 'normal' }],
    });
    return refs[0] ?? null;
  }
}

export type FeedbackOutcome = Awaited<ReturnType<FeedbackStreams['decide']>>;

export function streamOf(complaintId: string): string {
  return `feedback-${complaintId}`;
}
