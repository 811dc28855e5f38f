import { Injectable } from '@nestjs/common';
import { type Instant } from '@redress/business-time';
import {
  CaseEscalated,
  CaseGraded,
  CaseMoved,
  CaseOpened,
  CaseRouted,
  ComplaintRegistered,
  type DataOf,
  FactNoted,
  SolutionProposed,
} from '@redress/contracts';
import { recordedComplaint, type RecordedComplaint } from '@redress/rehearsal';
import { factOfAnnouncement, PlainFields, type PolicyRef, Rulebook, withFieldsAmong } from '@redress/rulebook';
import { type Principal, visibleTo } from '@redress/service-kit';
import { DataSource } from 'typeorm';

interface Row {
  readonly key: string;
  readonly type: string;
  readonly happened_at: Date;
  readonly recorded_at: Date;
  readonly body: string;
}

const AT_ONCE = 200;
const reach = { branch: "body::jsonb ->> 'branch'", confidentiality: "body::jsonb ->> 'confidentiality'" };

/** The complaints of a policy as they were recorded, read from the announcement log; nothing personal is in it. */
@Injectable()
export class RecordedComplaints {
  private readonly plainFields: PlainFields;

  constructor(
    private readonly dataSource: DataSource,
    rulebook: Rulebook,
  ) {
    this.plainFields = new PlainFields(rulebook);
  }

  /** The `limit` complaints within reach registered last under any version of the policy, in batches. */
  async *of(policy: string, limit: number, now: Instant, principal: Principal): AsyncGenerator<RecordedComplaint> {
    const visible = visibleTo(principal, reach, 4);
    const keys: readonly { key: string }[] = await this.dataSource.query(
      `SELECT key FROM announcement WHERE topic = 'intake' AND type = $1 AND body::jsonb -> 'policy' ->> 'name' = $2
         AND ${visible.sql} ORDER BY happened_at DESC LIMIT $3`,
      [ComplaintRegistered.type, policy, limit, ...visible.parameters],
    );
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const batch = keys.slice(from, from + AT_ONCE).map(({ key }) => key);
      const rows: readonly Row[] = await this.dataSource.query(
        `SELECT key, type, happened_at, recorded_at, body FROM announcement
         WHERE key = ANY($1) AND topic IN ('intake', 'routing', 'feedback') ORDER BY happened_at, recorded_at, position`,
        [batch],
      );
      for (const key of batch) {
        const record = recordOf(await this.inClear(rows.filter((row) => row.key === key)), now);
        if (record !== undefined) yield record;
      }
    }
  }

  /** What was announced of one complaint, without fields that should never have stood in it. */
  private async inClear(rows: readonly Row[]): Promise<readonly Row[]> {
    const dataOf = (type: string) =>
      rows
        .filter((row) => row.type === type)
        .map(({ body }) => JSON.parse(body) as { policy: PolicyRef; kind: string });
    const [registered] = dataOf(ComplaintRegistered.type);
    if (registered === undefined) return rows;
    const refs = [registered, ...dataOf(CaseMoved.type)].map(({ policy }) => policy);
    const allowed = await this.plainFields.of(refs, registered.kind);
    return rows.map((row) =>
      [ComplaintRegistered.type, FactNoted.type].some((type) => type === row.type)
        ? { ...row, body: JSON.stringify(withFieldsAmong(row.type, JSON.parse(row.body), allowed)) }
        : row,
    );
  }
}

function recordOf(rows: readonly Row[], now: Instant): RecordedComplaint | undefined {
  const first = rows.find(({ type }) => type === ComplaintRegistered.type);
  if (first === undefined) return undefined;
  const registered = ComplaintRegistered.data.parse(JSON.parse(first.body));
  const { branch, kind, channel, category, product, amount, flags, fields, confidentiality, history } = registered;
  const broughtOver = history === null ? null : first.recorded_at.toISOString();
  const facts = history === null ? rows.filter((row) => row !== first).flatMap(factOf) : pastFacts(history);
  const known = { branch, kind, channel, category, product, amount, flags, fields, confidentiality };
  const read = recordedComplaint.safeParse({
    ...{ id: registered.registrationNumber, registeredAt: first.happened_at.toISOString(), ...known },
    ...{ term: registered.term ?? history?.promisedAt ?? null, broughtOverAt: broughtOver, facts },
    until: broughtOver !== null && broughtOver > now ? broughtOver : now,
  });
  return read.success ? read.data : undefined;
}

const followsFromPolicy: readonly string[] = [CaseGraded.type, CaseRouted.type, CaseEscalated.type];

/** What follows from a policy is found again under the other one; what people decided stays. */
function factOf({ type, body, happened_at }: Row) {
  const data: unknown = JSON.parse(body);
  if (type === CaseOpened.type) return [];
  if (followsFromPolicy.includes(type) && byService(data)) return [];
  const { fact, change } = factOfAnnouncement(type, data);
  const { name, ...about } = fact;
  const { solution: _, grade: _grade, ...learnt } = change;
  return [
    {
      ...{ at: happened_at.toISOString(), fact: name, about },
      ...(Object.keys(learnt).length > 0 && { learnt }),
      ...(type === SolutionProposed.type && { offer: offerOf(SolutionProposed.data.parse(data)) }),
    },
  ];
}

function offerOf({ solutionType, compensation, goods }: DataOf<typeof SolutionProposed>) {
  return {
    ...(solutionType && { type: solutionType }),
    ...(compensation && { money: compensation }),
    goods: goods.map(({ item, quantity }) => ({ item, quantity })),
  };
}

function byService(data: unknown): boolean {
  const by = (data as { by?: string }).by ?? '';
  return by.startsWith('service:');
}

/** The times an older system gave, as sla-timer takes them. */
function pastFacts(history: NonNullable<DataOf<typeof ComplaintRegistered>['history']>) {
  const { acceptedAt, contactedAt, answeredAt, resolvedAt, closedAt } = history;
  const told = [
    ['complaint-accepted', acceptedAt],
    ['customer-contacted', contactedAt ?? answeredAt],
    ['answer-sent', answeredAt],
    ['complaint-resolved', resolvedAt ?? closedAt],
    ['case-closed', closedAt],
  ] as const;
  return told
    .flatMap(([fact, at]) =>
      at === undefined ? [] : [{ at, fact, ...(fact === 'customer-contacted' && { about: { reached: true } }) }],
    )
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
