import { Inject, Injectable } from '@nestjs/common';
import { type Instant, instant } from '@redress/business-time';
import { type EventMeta, EventStore, handleCommand, type Take } from '@redress/event-store';
import { datingOf, type FactName, type Policy, rolesHeld } from '@redress/policy';
import { Rulebook } from '@redress/rulebook';
import {
  type Case,
  type CaseCommand,
  caseDecider,
  type CaseEvent,
  type OpenedCase,
  type Staff,
  type VaultRef,
} from '@redress/routing-domain';
import { BusinessClock, maySee, metaOfRequest, type Principal, Problem, VAULT } from '@redress/service-kit';
import type { Vault } from '@redress/vault';
import { announceCase } from './announce-cases/announce-cases.js';
import { StaffNow } from './read-directory/staff-now.js';

/** A caller's wish to do something with a case. */
export interface CaseRequest {
  readonly complaintId: string;
  readonly expectedVersion: number;
  readonly principal: Principal;
  /** When it happened, if not now. */
  readonly happenedAt: string | undefined;
  /** The fact it states: how far back it may be dated is the policy’s. */
  readonly fact: FactName;
}

/** What a command of a caller is made of. */
export interface CaseGiven {
  readonly policy: Policy;
  readonly by: string;
  /** Those of the product and those of the policy that come with them. */
  readonly roles: readonly string[];
  readonly now: Instant;
  readonly happenedAt: Instant | undefined;
  readonly backdatingLimitMs: number | undefined;
  readonly staff: Staff;
}

/** The case streams: every command on a case is decided here and announced by one translation. */
@Injectable()
export class CaseStreams {
  constructor(
    private readonly store: EventStore,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
    private readonly staff: StaffNow,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async load(complaintId: string): Promise<{ current: Case; version: number }> {
    const { events, version } = await this.store.load<CaseEvent>(streamOf(complaintId));
    return { current: events.reduce<Case>(caseDecider.evolve, caseDecider.initial), version };
  }

  /** @throws {Problem} 404 where there is none within the caller’s reach */
  async loadVisible(complaintId: string, principal: Principal): Promise<{ opened: OpenedCase; version: number }> {
    const { current, version } = await this.load(complaintId);
    if (current.status === 'unopened' || !maySee(principal, current.opened.matter)) {
      throw new Problem({ status: 404, code: 'case-unknown', values: { complaintId } });
    }
    return { opened: current, version };
  }

  async decide(
    complaintId: string,
    command: CaseCommand,
    { meta, takes, expectedVersion }: { meta: EventMeta; takes?: Take; expectedVersion?: number },
  ) {
    const outcome = await handleCommand({
      store: this.store,
      decider: caseDecider,
      streamId: streamOf(complaintId),
      command,
      recordedAt: command.now,
      meta,
      announce: (event, current) => announceCase(complaintId, event, current),
      ...(takes && { takes }),
      ...(expectedVersion !== undefined && { expectedVersion }),
    });
    for (const event of outcome.outcome === 'recorded' ? outcome.events : [])
      if (event.type === 'CaseAssigned') this.staff.given(complaintId, event.data.handler);
    return outcome;
  }

  /**
   * Carries out a caller’s command. Words that were typed are sealed before it is decided, and taken back out of the
   * vault where nothing came of it.
   */
  async act<Words extends string = never>(
    request: CaseRequest,
    words: Readonly<Record<Words, string | undefined>>,
    command: (given: CaseGiven, refs: Readonly<Record<Words, VaultRef | null>>) => CaseCommand,
  ) {
    const { complaintId, principal, expectedVersion } = request;
    const { opened } = await this.loadVisible(complaintId, principal);
    const policy = await this.policyOf(opened);
    const { refs, sealed } = await this.seal(complaintId, opened, words);
    const meta = metaOfRequest(principal, complaintId, opened.policy);
    const outcome = await this.decide(complaintId, command(await this.given(request, policy), refs), {
      meta,
      expectedVersion,
    });
    if (sealed.length > 0 && (outcome.outcome !== 'recorded' || outcome.events.length === 0))
      await this.vault.discard(sealed);
    return outcome;
  }

  /** @throws {Problem} 503 while the policy has not arrived here */
  async policyOf({ policy: ref }: OpenedCase): Promise<Policy> {
    const policy = await this.rulebook.policy(ref);
    if (policy === undefined)
      throw new Problem({ status: 503, code: 'policy-not-here', values: { ...ref }, retryAfterSeconds: 2 });
    return policy;
  }

  /** @throws {Problem} 422 where the policy of the case has no such version */
  async versionOf({ policy: { name } }: OpenedCase, version: number): Promise<Policy> {
    const policy = await this.rulebook.policy({ name, version });
    if (policy === undefined) throw new Problem({ status: 422, code: 'policy-unknown', values: { name, version } });
    return policy;
  }

  /** Who is there now. */
  staffNow(policy: Policy): Promise<Staff> {
    return this.staff.at(this.clock.now(), policy);
  }

  private async given({ principal, happenedAt, fact }: CaseRequest, policy: Policy): Promise<CaseGiven> {
    const now = this.clock.now();
    const at = happenedAt === undefined ? undefined : instant(happenedAt);
    const dating = at === undefined ? undefined : datingOf(policy, fact, at, now);
    const backdatingLimitMs = dating?.outcome === 'too-far-back' ? dating.limitMinutes * 60_000 : undefined;
    const staff = await this.staffNow(policy);
    const roles = rolesHeld(policy, principal.roles);
    return { policy, by: principal.actor, roles, now, happenedAt: at, backdatingLimitMs, staff };
  }

  private async seal<Words extends string>(
    complaintId: string,
    { opened }: OpenedCase,
    words: Readonly<Record<Words, string | undefined>>,
  ) {
    const typed = Object.entries<string | undefined>(words).filter(
      (entry): entry is [Words, string] => entry[1] !== undefined,
    );
    const none = Object.fromEntries(Object.keys(words).map((kind) => [kind, null])) as Record<Words, VaultRef | null>;
    if (typed.length === 0) return { refs: none, sealed: [] };
    const secret = opened.matter.confidentiality !== 'normal';
    const { refs } = await this.vault.seal({
      subject: opened.matter.customer,
      owner: { service: 'routing', streamId: streamOf(complaintId) },
      items: typed.map(([kind, text]) => ({ kind, text, indexed: true, secret })),
    });
    return {
      refs: { ...none, ...Object.fromEntries(typed.map(([kind], index) => [kind, refs[index] ?? null])) },
      sealed: refs,
    };
  }
}

export type CaseOutcome = Awaited<ReturnType<CaseStreams['decide']>>;

export function streamOf(complaintId: string): string {
  return `case-${complaintId}`;
}
