import type { Instant } from '@redress/business-time';
import { type Decision, nothingToRecord, record } from '@redress/decider';
import { gradeOf, type Policy, routeOf } from '@redress/policy';
import { factsOfMatter } from './case-facts.js';
import type { Actor, CaseEvent, CaseOpened, History, Matter } from './case.events.js';
import { type Case, evolve, unopened } from './case.js';
import { assignedByChoice } from './choose-handler.js';
import type { CaseRefusal } from './refusals.js';
import type { Staff } from './staff.js';

/** Follows from intake’s complaint-registered. */
export interface OpenCase {
  readonly type: 'open-case';
  readonly matter: Matter;
  readonly policy: Policy;
  readonly registeredBy: Actor;
  readonly happenedAt: Instant;
  readonly now: Instant;
  readonly history: History | null;
  readonly staff?: Staff | undefined;
}

const routing: Actor = 'service:routing';

/**
 * Gives a complaint its grade, its department and its first-contact owner at once, by the policy alone, and a handler
 * where the directory names one, so that nobody’s silence leaves it without an owner (A-4, A-15, C-2, D-10).
 */
export function openCase(command: OpenCase, current: Case): Decision<CaseEvent, CaseRefusal> {
  if (current.status !== 'unopened') return nothingToRecord;
  const { matter, policy, registeredBy, happenedAt, now, history } = command;
  const facts = factsOfMatter(matter, happenedAt, now);
  const grading = gradeOf(policy, facts);
  const route = routeOf(policy, { ...facts, grade: grading.grade });
  const opened: CaseOpened = {
    type: 'CaseOpened',
    happenedAt,
    data: {
      matter,
      policy: { name: policy.name, version: policy.version },
      grade: grading.grade,
      department: route.department,
      assisting: route.assisting,
      handlerRole: route.handlerRole,
      firstContactOwner: registeredBy,
      because: [route.because, ...grading.because]
        .map(({ path, sources }) => [path, ...sources].join(' '))
        .join('; ')
        .slice(0, 200),
      imported: history !== null,
    },
  };
  if (history !== null) return record<CaseEvent>(opened, ...whatHappenedBefore(matter, history));
  const fresh = evolve(unopened, opened);
  const assigned = fresh.status === 'unopened' ? [] : assignedByChoice(fresh, route.handlerRole, happenedAt, command);
  return record<CaseEvent>(opened, ...assigned);
}

/** The facts of a complaint that was brought over, at the times they had. */
function whatHappenedBefore({ channel }: Matter, history: History): readonly CaseEvent[] {
  const { contactedAt, answeredAt, resolvedAt, closedAt } = history;
  const spokenAt = contactedAt ?? answeredAt;
  const doneAt = resolvedAt ?? closedAt;
  return [
    ...(spokenAt
      ? [
          {
            type: 'CustomerContacted' as const,
            happenedAt: spokenAt,
            data: { channel, reached: true, note: null, by: routing },
          },
        ]
      : []),
    ...(doneAt
      ? [
          {
            type: 'ComplaintResolved' as const,
            happenedAt: doneAt,
            data: { solution: null, result: null, callback: null, by: routing },
          },
        ]
      : []),
    ...(closedAt
      ? [{ type: 'CaseClosed' as const, happenedAt: closedAt, data: { because: 'imported' as const, by: routing } }]
      : []),
  ];
}
