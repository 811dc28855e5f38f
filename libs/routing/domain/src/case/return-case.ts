import { type Dated, type Decision, record, refuse } from '@redress/decider';
import type { Policy } from '@redress/policy';
import { accountability } from './accountability.js';
import { type Actor, type CaseEvent, RETURNED, type VaultRef } from './case.events.js';
import { type Case, evolve, type OpenedCase } from './case.js';
import { assignedByChoice } from './choose-handler.js';
import { whileOpen } from './in-hand.js';
import type { CaseRefusal } from './refusals.js';
import type { Staff } from './staff.js';
import { notYours } from './whose-case.js';

/** The department says that the matter is not its own. */
export interface ReturnCase extends Dated {
  readonly type: 'return-case';
  readonly reason: VaultRef;
  readonly policy: Policy;
  readonly staff?: Staff | undefined;
  readonly by: Actor;
}

/**
 * A wrong assignment goes back to the department that handed it on; where the routing table chose, a person has to. When
 * it has been sent back as often as the policy allows, it goes to the arbiter instead, whose word is the last (B-10, D-10).
 */
export function returnCase(command: ReturnCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  const { reason, policy, by, now } = command;
  return whileOpen(command, current, (opened, at) => {
    const stranger = notYours(opened, command);
    if (stranger) return refuse(stranger);
    const { department, handler, arbiter, arbitratedBy } = opened;
    if (arbiter !== null) return refuse({ code: 'arbitration-pending', arbiter });
    if (arbitratedBy !== null) return refuse({ code: 'arbitration-decided', department, arbiter: arbitratedBy });
    const returned = opened.returned + 1;
    const to = returned > policy.returns.atMost ? policy.returns.arbiter.role : null;
    const fact: CaseEvent = {
      type: 'CaseReturned',
      happenedAt: at,
      data: { department, handler, returned, arbiter: to, reason, by },
    };
    const after = stillOpened(evolve(opened, fact));
    const noted = accountability(opened, after, { because: 'case-returned', at, now, policy });
    return record<CaseEvent>(fact, ...noted, ...whereTo(command, after, at));
  });
}

function whereTo(command: ReturnCase, after: OpenedCase, at: CaseEvent['happenedAt']): readonly CaseEvent[] {
  const { arbiter, handedOnBy, department: previous, assisting } = after;
  if (arbiter !== null) return assignedByChoice(after, arbiter, at, command, 'arbitration');
  const department = handedOnBy.at(-1);
  if (department === undefined) return [];
  const back: CaseEvent = {
    type: 'CaseRouted',
    happenedAt: at,
    data: { department, assisting, previous, because: RETURNED, by: 'service:routing' },
  };
  const there = stillOpened(evolve(after, back));
  return [back, ...assignedByChoice(there, there.opened.handlerRole, at, command)];
}

/** A fact of an open case leaves it opened. */
function stillOpened(current: Case): OpenedCase {
  if (current.status === 'unopened') throw new Error('A case that was opened cannot become unopened');
  return current;
}
