import { CaseMoved, ComplaintRegistered, type DataOf, FactNoted } from '@redress/contracts';
import type { DataSource } from 'typeorm';
import { PlainFields } from './plain-fields.js';
import { type PolicyRef, Rulebook } from './rulebook.js';

/** A complaint whose recorded fields hold what should not stand there in clear: by name, never by value. */
export interface FieldsInClear {
  readonly complaintId: string;
  /** `name@version` it was registered under. */
  readonly policy: string;
  readonly kind: string;
  readonly names: readonly string[];
}

export interface FieldsReport {
  readonly complaints: number;
  readonly found: readonly FieldsInClear[];
  /** Complaints whose policy is not here, or cannot be read here. */
  readonly unjudged: readonly { readonly complaintId: string; readonly policy: string }[];
}

export interface AuditFieldsOptions {
  /** @default 1000 */
  readonly pageSize?: number;
}

interface Row {
  readonly key: string;
  readonly type: string;
  readonly body: string;
}
type Registered = Pick<DataOf<typeof ComplaintRegistered>, 'kind' | 'policy' | 'fields'>;

/**
 * Looks through what one service recorded for fields that the form of their kind does not list as its own and not
 * personal. Reads the announcement log: what intake announced is what stands in its stream, and what the other services
 * received is there as well.
 */
export async function auditFields(
  dataSource: DataSource,
  { pageSize = 1_000 }: AuditFieldsOptions = {},
): Promise<FieldsReport> {
  const forms = new FormsSeen(new PlainFields(new Rulebook(dataSource)));
  const found: FieldsInClear[] = [];
  const unjudged: { complaintId: string; policy: string }[] = [];
  let complaints = 0;
  for await (const [complaintId, rows] of recordsIn(dataSource, pageSize)) {
    complaints += 1;
    const { kind, policy, names, under } = whatIsRecorded(rows);
    const allowed = await forms.plainFieldsOf(under, kind);
    if (allowed === undefined) unjudged.push({ complaintId, policy });
    const wrong = allowed === undefined ? [] : names.filter((name) => !allowed.has(name));
    if (wrong.length > 0) found.push({ complaintId, policy, kind, names: wrong.sort() });
  }
  return { complaints, found, unjudged };
}

/** Complaint by complaint what was announced of it that can hold fields, or tells how to judge them. */
async function* recordsIn(
  dataSource: DataSource,
  pageSize: number,
): AsyncGenerator<readonly [complaintId: string, rows: readonly Row[]]> {
  for (let last = ''; ;) {
    const keys: readonly { key: string }[] = await dataSource.query(
      'SELECT key FROM announcement WHERE topic = $1 AND type = $2 AND key > $3 ORDER BY key LIMIT $4',
      [ComplaintRegistered.topic, ComplaintRegistered.type, last, pageSize],
    );
    const page = keys.map(({ key }) => key);
    const rows: readonly Row[] = await dataSource.query(
      'SELECT key, type, body FROM announcement WHERE topic = ANY ($1) AND key = ANY ($2) AND type = ANY ($3)',
      [[ComplaintRegistered.topic, FactNoted.topic], page, [ComplaintRegistered.type, FactNoted.type, CaseMoved.type]],
    );
    for (const key of page) yield [key, rows.filter((row) => row.key === key)];
    if (page.length < pageSize) return;
    last = page.at(-1) ?? last;
  }
}

function whatIsRecorded(rows: readonly Row[]) {
  const dataOf = <Data>(type: string) =>
    rows.filter((row) => row.type === type).map(({ body }) => JSON.parse(body) as Data);
  const [registered] = dataOf<Registered>(ComplaintRegistered.type);
  if (registered === undefined) throw new Error('A complaint without its registration was looked at');
  const noted = dataOf<DataOf<typeof FactNoted>>(FactNoted.type).map(({ learned }) => learned.fields ?? {});
  const moved = dataOf<DataOf<typeof CaseMoved>>(CaseMoved.type);
  return {
    kind: registered.kind,
    policy: nameOf(registered.policy),
    under: [registered.policy, ...moved.map(({ policy }) => policy)],
    names: [...new Set([registered.fields, ...noted].flatMap((fields) => Object.keys(fields)))],
  };
}

/** Asked for once each: a policy that is not here would be looked for again with every complaint. */
class FormsSeen {
  private readonly seen = new Map<string, Promise<ReadonlySet<string> | undefined>>();

  constructor(private readonly plainFields: PlainFields) {}

  plainFieldsOf(refs: readonly PolicyRef[], kind: string): Promise<ReadonlySet<string> | undefined> {
    const key = [...refs.map(nameOf), kind].join(' ');
    const known = this.seen.get(key) ?? this.plainFields.of(refs, kind);
    this.seen.set(key, known);
    return known;
  }
}

function nameOf({ name, version }: PolicyRef): string {
  return `${name}@${version}`;
}
