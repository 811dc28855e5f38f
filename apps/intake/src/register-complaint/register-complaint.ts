import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { instant } from '@redress/business-time';
import type { ComplaintRegisteredAnswer, RegisterComplaint as Body } from '@redress/contracts';
import { EventStore, type Once } from '@redress/event-store';
import type { ComplaintRefusal, VaultRef } from '@redress/intake-domain';
import { datingOf, type Policy } from '@redress/policy';
import { Rulebook } from '@redress/rulebook';
import { BusinessClock, CONFIG, type Language, metaOfRequest, type Principal, VAULT } from '@redress/service-kit';
import type { Vault } from '@redress/vault';
import { v7 as uuidv7 } from 'uuid';
import type { IntakeConfig } from '../intake.config.js';
import { ComplaintStreams, streamOf } from '../complaint-streams.js';
import { checkAgainst, policyFor } from './check-registration.js';
import { lookupsOf, personalTexts, registrationOf, vaultItems } from './registration.js';
import { RegistrationNumbers } from './registration-numbers.js';

export type RegisterComplaintOutcome =
  | { readonly outcome: 'registered'; readonly answer: ComplaintRegisteredAnswer }
  | { readonly outcome: 'already-done'; readonly sameRequest: boolean; readonly answer: unknown }
  | { readonly outcome: 'refused'; readonly refusal: ComplaintRefusal };

export class RegisterComplaint extends Command<RegisterComplaintOutcome> {
  constructor(
    readonly body: Body,
    /** The caller’s own name for this request; without it the channel’s own number, and where there is none either, a repetition is another complaint. */
    readonly key: string | undefined,
    readonly principal: Principal,
    /** Of what is said about fields that are wrong. */
    readonly language: Language,
  ) {
    super();
  }
}

/** Checks, seals the personal data, records the complaint: in this order, so that nothing personal is ever in an event. */
@CommandHandler(RegisterComplaint)
export class RegisterComplaintHandler implements ICommandHandler<RegisterComplaint> {
  constructor(
    private readonly streams: ComplaintStreams,
    private readonly store: EventStore,
    private readonly rulebook: Rulebook,
    private readonly numbers: RegistrationNumbers,
    private readonly clock: BusinessClock,
    @Inject(CONFIG) private readonly config: IntakeConfig,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ body, key, principal, language }: RegisterComplaint): Promise<RegisterComplaintOutcome> {
    const request = this.requestOf(body, key, principal);
    const before = request && (await this.foundBefore(request, principal));
    if (before) return { outcome: 'already-done', ...before };
    const policy = policyFor(await this.rulebook.policies(), body, this.config.DEFAULT_POLICY, language);
    checkAgainst(policy, body, this.clock.now(), language);
    return this.register(body, policy, principal, request);
  }

  private async register(
    body: Body,
    policy: Policy,
    principal: Principal,
    request: Omit<Once, 'answer'> | undefined,
  ): Promise<RegisterComplaintOutcome> {
    const complaintId = uuidv7();
    const now = this.clock.now();
    const registrationNumber = await this.numbers.next(now);
    const sealed = await this.seal(complaintId, body, policy);
    const registration = registrationOf(body, policy, sealed, {
      source: this.sourceOf(body),
      registrationNumber,
      registeredBy: principal.actor,
    });
    const { name, version } = policy;
    const happenedAt = body.happenedAt === undefined ? undefined : instant(body.happenedAt);
    const answer: ComplaintRegisteredAnswer = {
      complaintId,
      registrationNumber,
      registeredAt: now,
      policy: { name, version },
      version: 1,
    };
    const backdatingLimitMs = body.history ? undefined : backdatingLimit(policy, happenedAt ?? now, now);
    const outcome = await this.streams.decide(
      complaintId,
      { type: 'register-complaint', registration, happenedAt, now, backdatingLimitMs },
      {
        now,
        begins: true,
        meta: { ...metaOfRequest(principal, complaintId, policy), ...(body.history && { imported: true as const }) },
        ...(request && { once: { ...request, answer: () => answer } }),
      },
    );
    if (outcome.outcome === 'recorded') return { outcome: 'registered', answer };
    await this.vault.discard([...sealed.refs.values()]);
    if (outcome.outcome === 'refused' || outcome.outcome === 'already-done') return outcome;
    throw new Error(`A registration cannot come to ${outcome.outcome}`);
  }

  private async seal(complaintId: string, body: Body, policy: Policy) {
    const texts = personalTexts(body, policy);
    const { subjectId, refs } = await this.vault.seal({
      owner: { service: 'intake', streamId: streamOf(complaintId) },
      items: vaultItems(texts, body.confidentiality !== 'normal'),
      lookups: lookupsOf(body),
    });
    return { subjectId, refs: new Map(texts.map(({ kind }, index) => [kind, refs[index] as VaultRef])) };
  }

  /** A channel’s own number may be anything, a telephone number too: only a keyed hash of it stays. */
  private sourceOf({ source }: Body) {
    if (source === undefined) return null;
    const { system, id } = source;
    return { system, id: this.vault.fingerprint(`${system} ${id}`).toString('hex').slice(0, 32) };
  }

  /** Keys belong to the caller who sent them, numbers to the system that gave them; only keyed hashes are kept. */
  private requestOf(body: Body, key: string | undefined, { actor }: Principal): Omit<Once, 'answer'> | undefined {
    const source = this.sourceOf(body);
    const [scope, name] =
      key === undefined && source ? [`source:${source.system}`, `source:${source.system}:${source.id}`] : [actor, key];
    if (name === undefined) return undefined;
    const hashed = this.vault.fingerprint(`key ${name}`).toString('hex');
    return { scope, key: hashed, fingerprint: this.vault.fingerprint(JSON.stringify(body)) };
  }

  /** Up to 0.1.0 the numbers of systems were kept as belonging to the caller too. */
  private async foundBefore(request: Omit<Once, 'answer'>, { actor }: Principal) {
    const scopes = [...new Set([request.scope, actor])];
    const found = await Promise.all(scopes.map((scope) => this.store.findOnce({ ...request, scope })));
    return found.find((one) => one !== undefined);
  }
}

function backdatingLimit(
  policy: Policy,
  happenedAt: ReturnType<typeof instant>,
  now: ReturnType<typeof instant>,
): number | undefined {
  const dating = datingOf(policy, 'complaint-registered', happenedAt, now);
  return dating.outcome === 'too-far-back' ? dating.limitMinutes * 60_000 : undefined;
}
