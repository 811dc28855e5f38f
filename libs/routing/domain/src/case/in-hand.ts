import type { Instant } from '@redress/business-time';
import { type Dated, type Decision, momentOf, refuse } from '@redress/decider';
import type { CaseEvent } from './case.events.js';
import type { Case, OpenedCase } from './case.js';
import type { CaseRefusal } from './refusals.js';
import { wasOpenAt } from './standing.js';

/** Decides on a case that is open (neither resolved nor closed), at a moment that can be; refuses otherwise. */
export function whileOpen(
  command: Dated,
  current: Case,
  decide: (opened: OpenedCase, at: Instant) => Decision<CaseEvent, CaseRefusal>,
): Decision<CaseEvent, CaseRefusal> {
  return onceOpened(command, current, (opened, at) =>
    opened.status === 'open' ? decide(opened, at) : refuse({ code: 'case-not-open', status: opened.status }),
  );
}

/** Decides on what happened while the case was open, though it may be resolved or closed by the time it is written down. */
export function whileItWasOpen(
  command: Dated,
  current: Case,
  decide: (opened: OpenedCase, at: Instant) => Decision<CaseEvent, CaseRefusal>,
): Decision<CaseEvent, CaseRefusal> {
  return onceOpened(command, current, (opened, at) =>
    opened.status === 'open' || wasOpenAt(opened, at)
      ? decide(opened, at)
      : refuse({ code: 'case-not-open', status: opened.status }),
  );
}

/** Decides on a case in any state after its opening. */
export function onceOpened(
  command: Dated,
  current: Case,
  decide: (opened: OpenedCase, at: Instant) => Decision<CaseEvent, CaseRefusal>,
): Decision<CaseEvent, CaseRefusal> {
  if (current.status === 'unopened') return refuse({ code: 'case-unknown' });
  const moment = momentOf(command);
  return 'code' in moment ? refuse(moment) : decide(current, moment.at);
}
