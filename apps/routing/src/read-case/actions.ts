import type { Action, ActionName } from '@redress/contracts';
import { rolesHeld } from '@redress/policy';
import {
  beyondAuthority,
  type Circumstances,
  currentSolution,
  type Deed,
  mustKeepOut,
  nextApprover,
  notYours,
  notYoursToApprove,
  notYoursToHandOn,
  type OpenedCase,
  stageOf,
} from '@redress/routing-domain';
import type { Principal, Role, RolesServed } from '@redress/service-kit';
import { closeRoles, reopenRoles, resolveRoles } from '../conclude/conclude.js';
import { escalationRoles } from '../escalate/escalate.js';
import { assignRoles, regradeRoles, rerouteRoles, returnRoles } from '../hand-over/hand-over.js';
import { contactRoles, findingsRoles, pauseRoles, resumeRoles } from '../investigate/investigate.js';
import { moveCaseRoles } from '../move-case/move-case.js';
import { noteFactRoles } from '../note-fact/note-fact.js';
import { approveRoles, proposeRoles } from '../solve/solve.js';

interface Possible {
  readonly name: ActionName;
  readonly path: string;
  readonly roles: RolesServed;
  readonly when: (opened: OpenedCase) => boolean;
}

const isOpen = ({ status }: OpenedCase) => status === 'open';
const noSolutionUnderway = (opened: OpenedCase) => isOpen(opened) && stageOf(opened) === 'open';

/** What the API allows, by role and by the state of the case, approval apart. */
export const possible: readonly Possible[] = [
  { name: 'assign', path: 'assignment', roles: assignRoles, when: isOpen },
  { name: 'record-contact', path: 'contact', roles: contactRoles, when: isOpen },
  { name: 'record-findings', path: 'findings', roles: findingsRoles, when: isOpen },
  {
    name: 'propose-solution',
    path: 'solution',
    roles: proposeRoles,
    when: noSolutionUnderway,
  },
  { name: 'reroute', path: 'route', roles: rerouteRoles, when: isOpen },
  {
    name: 'return',
    path: 'return',
    roles: returnRoles,
    when: (opened) => isOpen(opened) && opened.arbiter === null && opened.arbitratedBy === null,
  },
  { name: 'move', path: 'policy', roles: moveCaseRoles, when: isOpen },
  { name: 'regrade', path: 'grade', roles: regradeRoles, when: isOpen },
  {
    name: 'note-fact',
    path: 'facts',
    roles: noteFactRoles,
    when: ({ status }) => status !== 'closed',
  },
  { name: 'escalate', path: 'escalation', roles: escalationRoles, when: isOpen },
  { name: 'pause', path: 'pause', roles: pauseRoles, when: (opened) => isOpen(opened) && opened.waitingFor === null },
  {
    name: 'resume',
    path: 'resumption',
    roles: resumeRoles,
    when: (opened) => isOpen(opened) && opened.waitingFor !== null,
  },
  {
    name: 'resolve',
    path: 'resolution',
    roles: resolveRoles,
    when: (opened) => isOpen(opened) && ['agreed', 'open'].includes(stageOf(opened)),
  },
  { name: 'reopen', path: 'reopening', roles: reopenRoles, when: (opened) => !isOpen(opened) },
  { name: 'close', path: 'closing', roles: closeRoles, when: ({ status }) => status === 'resolved' },
];

export function actionsFor(
  complaintId: string,
  opened: OpenedCase,
  { roles, actor }: Principal,
  circumstances: Circumstances,
): Action[] {
  const deed = { ...circumstances, by: actor };
  const action = (name: ActionName, path: string): Action => ({
    name,
    method: 'POST',
    href: `/api/v1/cases/${complaintId}/${path}`,
  });
  return [
    ...(mayApprove(opened, deed, roles)
      ? [action('approve-solution', 'approval'), action('reject-solution', 'rejection')]
      : []),
    ...possible
      .filter((each) => each.when(opened) && each.roles.some((role) => roles.includes(role)))
      .filter(({ name }) => yours(name, opened, deed))
      .map(({ name, path }) => action(name, path)),
  ];
}

function mayApprove(opened: OpenedCase, deed: Deed, roles: readonly Role[]): boolean {
  const solution = currentSolution(opened);
  if (!isOpen(opened) || solution?.status !== 'proposed' || solution.proposedBy === deed.by) return false;
  if (!roles.some((role) => approveRoles.includes(role))) return false;
  const needed = nextApprover(solution);
  return (
    beyondAuthority(opened, deed, needed, rolesHeld(deed.policy, roles)) === undefined &&
    notYoursToApprove(opened, deed, needed, solution.proposedBy) === undefined
  );
}

/** Whose case it is, and who must keep out, asked as the command itself asks it. */
function yours(name: ActionName, opened: OpenedCase, deed: Deed): boolean {
  switch (name) {
    case 'assign':
      return notYoursToHandOn(opened, deed) === undefined;
    case 'reroute':
      return opened.arbiter === null
        ? notYoursToHandOn(opened, deed) === undefined
        : mustKeepOut(opened, deed, 'arbitration') === undefined;
    case 'record-findings':
      return notYours(opened, deed, { assisting: true }) === undefined;
    case 'return':
    case 'propose-solution':
    case 'pause':
    case 'resume':
    case 'resolve':
      return notYours(opened, deed) === undefined;
    case 'escalate':
      return true;
    default:
      return mustKeepOut(opened, deed) === undefined;
  }
}
