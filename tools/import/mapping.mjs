import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { InTheWay } from '../setup/say.mjs';

/** A row that cannot be mapped; the reason names column and value. */
export class BadRow extends Error {}

/**
 * @typedef {{ value?: unknown, column?: string, text?: string, map?: Record<string, unknown>, otherwise?: unknown, optional?: boolean,
 *   name?: boolean, time?: boolean, plusDays?: Rule, unless?: { column: string, is: string } }} Rule
 * @typedef {{ system: string, id: Rule, zone: string, complaint: Record<string, Rule> }} Mapping
 * @typedef {Record<string, string>} Row
 */

/** @param {string} file @returns {Mapping} */
export function readMapping(file) {
  const mapping = parse(readFileSync(file, 'utf8'));
  const missing = ['system', 'id', 'zone', 'complaint'].filter((part) => mapping?.[part] === undefined);
  if (missing.length > 0) throw new InTheWay(`${file} says nothing about ${missing.join(', ')}; see docs/import.md.`);
  return mapping;
}

/** Columns a mapping speaks of. @param {Mapping} mapping */
export function columnsOf({ id, complaint }) {
  const rules = [id, ...Object.values(complaint)].flatMap((rule) => [rule, ...(rule.plusDays ? [rule.plusDays] : [])]);
  const inTexts = rules.flatMap(({ text = '' }) =>
    [...text.matchAll(/\{([^}]+)\}/g)].map(([, name]) => /** @type {string} */ (name)),
  );
  return [...new Set([...rules.flatMap(({ column }) => column ?? []), ...inTexts])];
}

/**
 * The body of `POST /api/v1/complaints` for one row.
 *
 * @param {Mapping} mapping @param {Row} row
 * @throws {BadRow}
 */
export function complaintOf(mapping, row) {
  const body = /** @type {Record<string, any>} */ ({ history: {} });
  for (const [place, rule] of Object.entries(mapping.complaint)) {
    const value = valueOf(rule, row, mapping.zone, place);
    if (value !== undefined) put(body, place.split('.'), value);
  }
  const id = valueOf(mapping.id, row, mapping.zone, 'id');
  return { ...body, source: { system: mapping.system, id: String(id) } };
}

/** @param {Record<string, any>} into @param {string[]} path @param {unknown} value */
function put(into, [first = '', ...rest], value) {
  if (rest.length === 0) into[first] = value;
  else put((into[first] ??= {}), rest, value);
}

/** @param {Rule} rule @param {Row} row @param {string} zone @param {string} place @returns {unknown} */
function valueOf(rule, row, zone, place) {
  if (rule.unless && row[rule.unless.column] === rule.unless.is) return undefined;
  if (rule.value !== undefined) return rule.value;
  if (rule.text !== undefined) return rule.text.replace(/\{([^}]+)\}/g, (_, column) => row[column] ?? '').trim();
  const raw = row[rule.column ?? '']?.trim() ?? '';
  if (raw === '' && rule.otherwise === undefined) {
    if (rule.optional) return undefined;
    throw new BadRow(`${place}: column ${rule.column} is empty`);
  }
  if (rule.map) return mapped(rule, raw, place);
  if (raw === '') return rule.otherwise;
  if (rule.name) return nameOf(raw);
  if (rule.time) return timeOf(raw, rule, row, zone, place);
  return raw;
}

/** @param {Rule} rule @param {string} raw @param {string} place */
function mapped({ map = {}, otherwise, optional, column }, raw, place) {
  const value = map[raw] ?? otherwise;
  if (value === undefined && !optional)
    throw new BadRow(`${place}: column ${column} holds "${raw}", which the mapping does not know`);
  return value;
}

/** `SW-Rat Rubout` → `sw-rat-rubout`. @param {string} text */
function nameOf(text) {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
}

/** @param {string} raw @param {Rule} rule @param {Row} row @param {string} zone @param {string} place */
function timeOf(raw, rule, row, zone, place) {
  const local = /^\d{4}-\d{2}-\d{2}$/.test(raw) ? `${raw}T00:00:00` : raw;
  const days = rule.plusDays ? Number(valueOf(rule.plusDays, row, zone, place)) : 0;
  const at = /([+-]\d{2}:\d{2}|Z)$/.test(local) ? new Date(local) : inZone(local, zone, days);
  if (Number.isNaN(at.getTime())) throw new BadRow(`${place}: column ${rule.column} holds "${raw}", which is no time`);
  return at.toISOString();
}

/** Local time of a zone, whole days later by the calendar. @param {string} local @param {string} zone @param {number} days */
function inZone(local, zone, days) {
  const wanted = new Date(`${local}Z`).getTime() + days * 86_400_000;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const offsetAt = (/** @type {number} */ ms) => {
    const name = parts.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])?(\d+)?:?(\d+)?/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  };
  if (Number.isNaN(wanted)) return new Date(Number.NaN);
  return new Date(wanted - offsetAt(wanted - offsetAt(wanted)));
}
