import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import { plainFieldsOf } from '../../libs/policy/dist/index.js';
import { readRecord } from '../../libs/rehearsal/dist/index.js';
import { BadRow, complaintOf, readMapping } from '../import/mapping.mjs';
import { InTheWay } from '../setup/say.mjs';
import { policyNamed } from './rules.mjs';

/** The times of an older system as the facts they stand for, as sla-timer takes them. */
const facts = /** @type {const} */ ([
  ['complaint-accepted', ['acceptedAt']],
  ['customer-contacted', ['contactedAt', 'answeredAt']],
  ['answer-sent', ['answeredAt']],
  ['complaint-resolved', ['resolvedAt', 'closedAt']],
  ['case-closed', ['closedAt']],
]);

/**
 * Recorded complaints, one after the other: lines of a file of records, or rows of a CSV file with a mapping.
 *
 * @param {string} file
 * @param {{ mapping?: string, broughtOverAt: string, onRefused?: (line: number, why: string) => void }} how
 */
export async function* recordsIn(file, { mapping, broughtOverAt, onRefused = () => undefined }) {
  let line = 0;
  if (!/\.csv$/i.test(file)) {
    for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
      if (((line += 1), text.trim() !== '')) yield readRecord(text, line);
    return;
  }
  if (!mapping) throw new InTheWay(`${file} is a table: say with --mapping how its rows are read; see docs/import.md.`);
  for (const text of linesFrom(file, mapping, broughtOverAt, onRefused)) yield readRecord(text, (line += 1));
}

/** Lines of a file of records, made from a CSV file. */
export function* linesFrom(
  /** @type {string} */ file,
  /** @type {string} */ mappingFile,
  /** @type {string} */ broughtOverAt,
  /** @type {(line: number, why: string) => void} */ onRefused,
) {
  const mapping = readMapping(mappingFile);
  const plain = plainFieldsUnder(String(mapping.complaint.policy?.value ?? ''));
  const rows = parse(readFileSync(file), { columns: true, info: true, bom: true, relax_column_count: true });
  for (const { record, info } of /** @type {any[]} */ (rows)) {
    try {
      yield JSON.stringify(recordOf(complaintOf(mapping, record), plain, broughtOverAt));
    } catch (error) {
      if (!(error instanceof BadRow)) throw error;
      onRefused(info.lines, error.message);
    }
  }
}

/** The form’s own fields that are not personal: the only ones that may stand in a record. */
function plainFieldsUnder(/** @type {string} */ name) {
  const { policy } = policyNamed(name);
  return (/** @type {string} */ kind) =>
    plainFieldsOf(policy.kinds.find(({ id }) => id === kind)?.fields ?? []).map(({ id }) => id);
}

/** A body of `POST /complaints`, without what is personal. */
function recordOf(
  /** @type {Record<string, any>} */ { source, happenedAt, kind, term, history = {}, fields = {}, ...body },
  /** @type {(kind: string) => string[]} */ plain,
  /** @type {string} */ broughtOverAt,
) {
  const { branch, channel, category, product, amount, flags } = body;
  const told = facts.flatMap(([fact, places]) => {
    const at = places.map((place) => history[place]).find(Boolean);
    if (at === undefined) return [];
    return [{ at, fact, ...(fact === 'customer-contacted' && { about: { reached: true } }) }];
  });
  const allowed = plain(kind);
  return {
    id: `${source.system}:${source.id}`,
    ...{ registeredAt: happenedAt, branch, kind, channel, category, product, amount, flags },
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.includes(name))),
    term: term ?? history.promisedAt ?? null,
    broughtOverAt,
    facts: told.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    until: broughtOverAt,
  };
}
