import type { Instant } from '@redress/business-time';
import { type Dated, type Decision, nothingToRecord, record, refuse, sameData } from '@redress/decider';
import { holdsRole, notableFacts, plainFieldsOf, type Policy, recordersOf, validateForm } from '@redress/policy';
import { factsOfCase } from './case-facts.js';
import type { Actor, CaseEvent, Learned, VaultRef } from './case.events.js';
import { type Case, evolve, type OpenedCase } from './case.js';
import { withAnotherPerson } from './choose-handler.js';
import { onceOpened } from './in-hand.js';
import { mustKeepOut } from './keep-out.js';
import { raisedByFacts } from './raise-grade.js';
import type { CaseRefusal } from './refusals.js';
import type { Staff } from './staff.js';
import { standingAt } from './standing.js';

/** Somebody writes down that something happened which the policy names, and what became known with it. */
export interface NoteFact extends Dated {
  readonly type: 'note-fact';
  readonly fact: string;
  readonly learned: Learned;
  readonly note: VaultRef | null;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly roles: readonly string[];
  readonly by: Actor;
}

/**
 * Notes a fact the policy declares (`goods-received`), or circumstances that became known (media, injury, an amount, a
 * complaint that repeats another), and raises the grade where they ask for it (B-2, D-13). A fact may come after the
 * resolution (a report, a returned survey), not after the closing. Whoever has it and turns out to be complained about has
 * it no longer.
 */
export function noteFact(command: NoteFact, current: Case): Decision<CaseEvent, CaseRefusal> {
  return onceOpened(command, current, (opened, at) => {
    const refusal = refusalOf(command, opened, at);
    if (refusal) return refuse(refusal);
    const { fact, learned, note, by, policy, now } = command;
    if (isKnown(command, opened, at)) return nothingToRecord;
    const noted: CaseEvent = { type: 'FactNoted', happenedAt: at, data: { fact, learned, note, by } };
    const after = evolve(opened, noted);
    const regraded = after.status === 'open' ? raisedByFacts(after, policy, at, now) : [];
    return record<CaseEvent>(...withAnotherPerson(opened, [noted, ...regraded], at, command));
  });
}

function refusalOf(command: NoteFact, opened: OpenedCase, at: Instant): CaseRefusal | undefined {
  const { fact, policy, roles } = command;
  const facts = notableFacts(policy);
  if (!facts.includes(fact)) return { code: 'fact-unknown', fact, facts };
  const recordedBy = recordersOf(policy, fact);
  if (!recordedBy.some((role) => holdsRole(policy, roles, role))) return { code: 'fact-not-yours', fact, recordedBy };
  const kept = mustKeepOut(opened, command);
  if (kept) return kept;
  if (opened.status === 'closed' && standingAt(opened, at) === 'closed')
    return { code: 'case-not-open', status: 'closed' };
  return wronglyLearned(command, opened);
}

function wronglyLearned(
  { learned: { flags = [], flagsDown = [], amount, fields = {} }, policy, now }: NoteFact,
  opened: OpenedCase,
): CaseRefusal | undefined {
  const known = policy.flags.map(({ id }) => id);
  const flag = [...flags, ...flagsDown].find((each) => !known.includes(each));
  if (flag !== undefined) return { code: 'flag-unknown', flag, flags: known };
  if (amount && amount.currency !== policy.currency)
    return { code: 'currency-unknown', currency: amount.currency, policyCurrency: policy.currency ?? null };
  const { kind } = opened.opened.matter;
  const form = policy.kinds.find(({ id }) => id === kind)?.fields ?? [];
  const plain = plainFieldsOf(form).map(({ id }) => id);
  const wrong = new Set(validateForm(policy, kind, fields, factsOfCase(opened, now)).map(({ field }) => field));
  const field = Object.keys(fields).find((each) => !plain.includes(each) || wrong.has(each));
  return field === undefined ? undefined : { code: 'field-not-noted', field, fields: plain };
}

/** The same fact of the same moment again says nothing. */
function isKnown({ fact, learned }: NoteFact, { noted }: OpenedCase, at: Instant): boolean {
  return noted.some((each) => each.at === at && each.fact === fact && sameData(each.learned, learned));
}
