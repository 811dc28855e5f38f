import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Action, ComplaintRecord, PersonalText } from '@redress/contracts';
import { keptFromDeciding, type RegisteredComplaint, type VaultRef } from '@redress/intake-domain';
import { PlainFields, Rulebook } from '@redress/rulebook';
import { BusinessClock, mayReadPersonal, type Principal, type RolesServed, VAULT } from '@redress/service-kit';
import type { Opened, Vault } from '@redress/vault';
import { evidenceRoles } from '../add-evidence/add-evidence.js';
import { ComplaintStreams } from '../complaint-streams.js';
import { acceptanceRoles } from '../decide-acceptance/decide-acceptance.js';
import { erasureRoles } from '../erase-customer/erase-customer.js';

export class ReadComplaint extends Query<ComplaintRecord> {
  constructor(
    readonly complaintId: string,
    readonly principal: Principal,
  ) {
    super();
  }
}

@QueryHandler(ReadComplaint)
export class ReadComplaintHandler implements IQueryHandler<ReadComplaint> {
  constructor(
    private readonly streams: ComplaintStreams,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ complaintId, principal }: ReadComplaint): Promise<ComplaintRecord> {
    const { complaint, version } = await this.streams.loadVisible(complaintId, principal);
    const texts = await this.texts(complaint, principal);
    const actions = actionsFor(complaintId, complaint, principal, await this.mustKeepOut(complaint, principal));
    const record = recordOf(complaintId, complaint, version, texts, actions);
    return { ...record, fields: await this.plainFields(complaint) };
  }

  /** A complaint recorded before other fields were refused keeps them for good: they are not shown. */
  private async plainFields({ registration: { policy, kind, fields } }: RegisteredComplaint) {
    const allowed = await new PlainFields(this.rulebook).of([policy], kind);
    return Object.fromEntries(Object.entries(fields).filter(([name]) => allowed?.has(name)));
  }

  /** Asked as the commands themselves ask it. */
  private async mustKeepOut(complaint: RegisteredComplaint, { actor: by }: Principal): Promise<boolean> {
    const { complainedAbout, policy: ref } = complaint.registration;
    if (complainedAbout !== by) return false;
    const policy = await this.rulebook.policy(ref);
    return policy === undefined || keptFromDeciding(complaint, { policy, by, now: this.clock.now() }) !== undefined;
  }

  private async texts(
    { registration }: RegisteredComplaint,
    principal: Principal,
  ): Promise<(ref: VaultRef) => PersonalText> {
    if (!mayReadPersonal(principal)) return () => ({ withheld: true });
    const { narrative, demand, personal } = registration;
    const refs = [narrative, ...(demand ? [demand] : []), ...Object.values(personal)];
    const opened = await this.vault.open(refs, { actor: principal.actor, purpose: 'handling' });
    return (ref) => personalText(opened.get(ref));
  }
}

function recordOf(
  complaintId: string,
  { registration, status, evidence, happenedAt, registeredAt }: RegisteredComplaint,
  version: number,
  text: (ref: VaultRef) => PersonalText,
  actions: Action[],
): Omit<ComplaintRecord, 'fields'> {
  const {
    personal,
    customer,
    narrative,
    demand,
    flags,
    fields: _fields,
    channel,
    history,
    complainedAbout: _,
    source: _source,
    ...shared
  } = registration;
  const optional = (kind: string) => (personal[kind] ? text(personal[kind]) : null);
  return {
    ...shared,
    complaintId,
    version,
    status,
    channel: channel as ComplaintRecord['channel'],
    flags: [...flags],
    happenedAt,
    registeredAt,
    imported: history !== null,
    customer: {
      id: customer,
      name: optional('name') ?? { withheld: true },
      telephone: optional('telephone'),
      email: optional('email'),
      address: optional('address'),
    },
    narrative: text(narrative),
    demand: demand === null ? null : text(demand),
    evidence: evidence.map(({ evidence: ref, mediaType, bytes, by, addedAt }) => ({
      ref,
      mediaType,
      bytes,
      by,
      addedAt,
    })),
    actions,
  };
}

function personalText(opened: Opened | undefined): PersonalText {
  if (opened === undefined || 'unknown' in opened) return { withheld: true };
  if ('erased' in opened) return { erased: true };
  return 'text' in opened ? { text: opened.text } : { withheld: true };
}

/** @param keepsOut  the policy's rule on who must keep out of deciding holds for this person */
export function actionsFor(
  complaintId: string,
  { status }: Pick<RegisteredComplaint, 'status'>,
  { roles }: Pick<Principal, 'roles'>,
  keepsOut = false,
): Action[] {
  const base = `/api/v1/complaints/${complaintId}`;
  const action = (name: Action['name'], path: string): Action => ({ name, method: 'POST', href: `${base}/${path}` });
  const serves = (served: RolesServed) => roles.some((role) => served.includes(role));
  const decides = serves(acceptanceRoles) && !keepsOut;
  return [
    ...(decides && status === 'registered' ? [action('accept', 'acceptance'), action('decline', 'declining')] : []),
    ...(decides && (status === 'registered' || status === 'accepted') ? [action('withdraw', 'withdrawal')] : []),
    ...(serves(evidenceRoles) ? [action('add-evidence', 'evidence')] : []),
    ...(serves(erasureRoles) ? [action('erase-customer', 'erasure')] : []),
  ];
}
