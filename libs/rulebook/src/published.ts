import { CalendarPublished, type EventContract, PolicyPublished } from '@redress/contracts';
import type { DataSource } from 'typeorm';

/** One version of a policy or calendar, as it was announced. */
export interface Published {
  readonly name: string;
  readonly version: number;
  readonly hash: string;
  readonly source: string;
}

/** What the announcement log holds of these publications, oldest first. */
export async function publishedIn(
  dataSource: DataSource,
  contract: typeof PolicyPublished | typeof CalendarPublished,
): Promise<Published[]> {
  const rows: readonly { body: string }[] = await dataSource.query(
    'SELECT body FROM announcement WHERE topic = $1 AND type = $2 ORDER BY key, number',
    [contract.topic, (contract as EventContract).type],
  );
  return rows.map(({ body }) => fromBody(JSON.parse(body)));
}

/** How many policies and calendars the announcement log holds: publications are added and never change. */
export async function publicationsIn(dataSource: DataSource): Promise<number> {
  const contracts: readonly EventContract[] = [PolicyPublished, CalendarPublished];
  const [row]: readonly { count: number }[] = await dataSource.query(
    'SELECT count(*)::int AS count FROM announcement WHERE topic = ANY ($1) AND type = ANY ($2)',
    [contracts.map(({ topic }) => topic), contracts.map(({ type }) => type)],
  );
  return row?.count ?? 0;
}

/** The highest version of each name. */
export function newestOf(published: readonly Published[]): readonly Published[] {
  const newest = new Map<string, Published>();
  for (const each of published) {
    const known = newest.get(each.name);
    if (known === undefined || known.version < each.version) newest.set(each.name, each);
  }
  return [...newest.values()];
}

function fromBody(body: unknown): Published {
  const policy = PolicyPublished.data.safeParse(body);
  if (policy.success) return policy.data;
  const { calendar: name, version, hash, source } = CalendarPublished.data.parse(body);
  return { name, version, hash, source };
}

/** A published policy or calendar that this version of the software cannot read: nothing can be decided by it here. */
export class PublishedRuleUnreadable extends Error {
  constructor(
    readonly rule: string,
    readonly problems: readonly string[],
  ) {
    super(`${rule} was published but cannot be read here: ${problems.join('; ')}`);
    this.name = 'PublishedRuleUnreadable';
  }
}
