import { msOf } from '@redress/business-time';
import type { CaseFacts, Field, FieldValue, OccurredFact } from '../format.js';

/** Longer lists and texts in facts are cut, so that no condition works on more than this. */
const longestList = 100;
const longestText = 1_000;

export type CelContext = Readonly<Record<string, unknown>>;

/** A field id as a condition writes it: CEL reads a hyphen as a minus. */
export function fieldVariable(id: string): string {
  return id.replaceAll('-', '_');
}

/** The facts as CEL sees them: whole numbers are BigInt there, and nothing is missing but dates that are not known. */
export function contextOf(facts: CaseFacts, fields: readonly Field[]): CelContext {
  const { solution = {}, history = {}, deadlines = {} } = facts;
  const granted = Math.max(solution.totalGranted?.minor ?? 0, solution.money?.minor ?? 0);
  return {
    kind: facts.kind,
    channel: facts.channel,
    branch: facts.branch ?? facts.branchPath?.[0] ?? '',
    branches: list(facts.branchPath ?? (facts.branch === undefined ? [] : [facts.branch])),
    category: facts.category ?? '',
    product: facts.product ?? '',
    department: facts.department ?? '',
    grade: facts.grade ?? '',
    urgency: facts.urgency ?? '',
    confidentiality: facts.confidentiality ?? '',
    status: facts.status ?? '',
    liability: facts.liability ?? '',
    cause: facts.cause ?? '',
    amount: whole(facts.amount?.minor),
    quantity: whole(facts.quantity),
    flags: list(facts.flags),
    termGiven: facts.termGiven ?? false,
    solutionType: solution.type ?? '',
    offered: whole(solution.money?.minor),
    granted: whole(granted),
    goodsItem: solution.goodsItem ?? '',
    goodsQuantity: whole(solution.goodsQuantity),
    running: list(deadlines.running),
    met: list(deadlines.met),
    missed: list(deadlines.missed),
    registeredAt: new Date(msOf(facts.registeredAt)),
    now: new Date(msOf(facts.now)),
    fact: noFact,
    history: {
      repeated: whole(history.repeated),
      collective: whole(history.collective),
      byCustomer: whole(history.byCustomer),
      returned: whole(history.returned),
      refusals: whole(history.refusals),
      escalations: whole(history.escalations),
      reopenings: whole(history.reopenings),
      score: whole(history.score),
    },
    fields: fieldValues(fields, facts.fields),
  };
}

/** A fact as `fact.…` in CEL. */
export function factContext(fact: OccurredFact | undefined): CelContext {
  return {
    name: fact?.name ?? '',
    role: fact?.role ?? '',
    department: fact?.department ?? '',
    channel: fact?.channel ?? '',
    grade: fact?.grade ?? '',
    liability: fact?.liability ?? '',
    ground: fact?.ground ?? '',
    reached: fact?.reached ?? false,
    satisfied: fact?.satisfied ?? false,
    final: fact?.final ?? false,
    amount: whole(fact?.amount?.minor),
  };
}

const noFact = factContext(undefined);

function whole(value: number | undefined): bigint {
  return BigInt(Math.trunc(value !== undefined && Number.isFinite(value) ? value : 0));
}

function list(values: readonly string[] | undefined): readonly string[] {
  return values === undefined ? [] : values.slice(0, longestList);
}

function fieldValues(fields: readonly Field[], values: CaseFacts['fields']): CelContext {
  const known: Record<string, unknown> = {};
  for (const field of fields) {
    const value = fieldValue(field, values?.[field.id]);
    if (value !== undefined) known[fieldVariable(field.id)] = value;
  }
  return known;
}

/** undefined only for a date that is not known or not one: there is no honest default. */
function fieldValue(field: Field, value: FieldValue | undefined): unknown {
  switch (field.type) {
    case 'number':
    case 'money':
      return whole(typeof value === 'number' ? value : undefined);
    case 'decimal':
      return typeof value === 'number' ? value : 0;
    case 'yes-no':
      return value === true;
    case 'choices':
    case 'files':
      return Array.isArray(value) ? list(value as readonly string[]) : [];
    case 'date':
    case 'date-time':
      return dateOf(value);
    case 'text':
    case 'long-text':
    case 'choice':
    case 'telephone':
    case 'email':
    case 'address':
      return typeof value === 'string' ? value.slice(0, longestText) : '';
  }
}

function dateOf(value: FieldValue | undefined): Date | undefined {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms);
}
