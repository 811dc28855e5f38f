import type { DataSource } from 'typeorm';
import type { IndexSecret } from './crypto/index-secret.js';
import { termsSoughtInName, termsSoughtInText } from './index-terms/terms.js';
import { pageSize } from './page.js';
import { type IdentifyingKind, digestOf } from './seal/prepare-seal.js';
import type { Found, Page, Search } from './vault.js';
import { SearchTooShort, VaultError } from './vault.errors.js';

interface Row {
  readonly service: string;
  readonly stream_id: string;
  readonly subject_id: string;
  readonly newest: string;
}

/** One criterion: the owners it matches, `newest` being the latest seal of theirs that did. */
interface Criterion {
  readonly where: (parameter: string) => string;
  readonly value: Buffer | string;
}

const ofSubject = (parameter: string) => `subject_id IN (SELECT subject_id FROM lookup WHERE digest = ${parameter})`;
const holdingTerms = (parameter: string) =>
  `sealing_id IN (SELECT sealing_id FROM search_entry WHERE terms @> ${parameter}::bigint[])`;

/**
 * The streams that match every criterion, newest first.
 *
 * @throws {SearchTooShort} a criterion holds nothing that is indexed
 */
export async function findOwners(
  dataSource: DataSource,
  index: IndexSecret,
  search: Search,
  page: Page = {},
): Promise<Found> {
  const criteria = criteriaOf(search, index);
  const limit = pageSize(page.limit);
  const parameters = [...criteria.map(({ value }) => value), limit + 1, cursorOf(page.after)];
  const rows = await dataSource.query<Row[]>(statementFor(criteria), parameters);
  const shown = rows.slice(0, limit);
  const owners = shown.map((row) => ({ service: row.service, streamId: row.stream_id, subjectId: row.subject_id }));
  return rows.length > limit ? { owners, next: shown.at(-1)?.newest } : { owners };
}

function statementFor(criteria: readonly Criterion[]): string {
  const hits = criteria.map(
    ({ where }, n) => `hit_${n} AS (SELECT service, stream_id, subject_id, max(sealing_id) AS newest_${n}
      FROM sealing WHERE ${where(`$${n + 1}`)} GROUP BY 1, 2, 3)`,
  );
  const joins = criteria.slice(1).map((_, n) => `JOIN hit_${n + 1} USING (service, stream_id, subject_id)`);
  const [limit, after] = [criteria.length + 1, criteria.length + 2];
  return `WITH ${hits.join(', ')}
    SELECT service, stream_id, subject_id, newest_0 AS newest FROM hit_0 ${joins.join(' ')}
      WHERE $${after}::bigint IS NULL OR newest_0 < $${after}::bigint ORDER BY newest_0 DESC LIMIT $${limit}`;
}

function criteriaOf({ telephone, email, customerNumber, name, words }: Search, index: IndexSecret): Criterion[] {
  const criteria = [
    ...equality('customer-number', customerNumber, index),
    ...equality('telephone', telephone, index),
    ...equality('email', email, index),
    ...terms('name', name, name === undefined ? undefined : termsSoughtInName(name), index),
    ...terms('text', words, words === undefined ? undefined : termsSoughtInText(words), index),
  ];
  if (!criteria.length) throw new SearchTooShort('nothing');
  return criteria;
}

function equality(kind: IdentifyingKind, written: string | undefined, index: IndexSecret): Criterion[] {
  if (written === undefined) return [];
  const value = digestOf(index, kind, written);
  if (!value) throw new SearchTooShort(kind);
  return [{ where: ofSubject, value }];
}

function terms(
  field: 'name' | 'text',
  written: string | undefined,
  sought: string[] | undefined,
  index: IndexSecret,
): Criterion[] {
  if (written === undefined) return [];
  if (!sought) throw new SearchTooShort(field === 'name' ? 'name' : 'words');
  return [{ where: holdingTerms, value: `{${index.terms(field, sought).join(',')}}` }];
}

function cursorOf(after: string | undefined): string | null {
  if (after !== undefined && !/^\d{1,18}$/.test(after))
    throw new VaultError('cursor-unreadable', `"${after}" is not the end of a page.`);
  return after ?? null;
}
