import { type Dated, type Decision, nothingToRecord, record, refuse } from '@redress/decider';
import { type Policy, standardPauseStates } from '@redress/policy';
import { granted } from './case-facts.js';
import type { Actor, CaseEvent, VaultRef } from './case.events.js';
import type { Case, OpenedCase } from './case.js';
import { whileOpen } from './in-hand.js';
import { mustKeepOut } from './keep-out.js';
import type { CaseRefusal } from './refusals.js';
import type { Staff } from './staff.js';

/** A leader moves a complaint to another version of its policy. */
export interface MoveCase extends Dated {
  readonly type: 'move-case';
  readonly to: Policy;
  readonly reason: VaultRef;
  /** The version it is decided under until then. */
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly by: Actor;
}

/**
 * A complaint keeps the version it was registered under until a leader moves it, with a reason. The other version must
 * know what the case is and has: its kind, grade, department, what it waits for, and the currency of what was granted.
 */
export function moveCase(command: MoveCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { to, reason, by } = command;
  return whileOpen(command, current, (opened, at) => {
    const kept = mustKeepOut(opened, command);
    if (kept) return refuse(kept);
    const { policy: previous } = opened;
    const policy = { name: to.name, version: to.version };
    if (previous.name === policy.name && previous.version === policy.version) return nothingToRecord;
    const missing = unknownTo(to, opened);
    if (missing !== undefined) return refuse({ code: 'version-does-not-know', ...policy, missing });
    return record<CaseEvent>({ type: 'CaseMoved', happenedAt: at, data: { policy, previous, reason, by } });
  });
}

function unknownTo(policy: Policy, opened: OpenedCase): string | undefined {
  const { opened: registered, grade, department, waitingFor } = opened;
  const has = (named: readonly { readonly id: string }[], id: string) => named.some((each) => each.id === id);
  if (!has(policy.kinds, registered.matter.kind)) return `kind ${registered.matter.kind}`;
  if (!has(policy.grades, grade)) return `grade ${grade}`;
  if (!has(policy.departments, department)) return `department ${department}`;
  const states: readonly string[] = [...standardPauseStates, ...policy.pauseStates.map(({ id }) => id)];
  if (waitingFor !== null && !states.includes(waitingFor)) return `state ${waitingFor}`;
  const currencies = granted(opened).flatMap(({ compensation }) => compensation?.currency ?? []);
  const foreign = currencies.find((currency) => currency !== policy.currency);
  return foreign === undefined ? undefined : `currency ${foreign}`;
}
