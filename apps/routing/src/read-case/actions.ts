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
import type { Principal, Role } from '@redress/service-kit';

const desk: readonly Role[] = ['handler', 'supervisor', 'department-manager'];
const leaders: readonly Role[] = ['supervisor', 'department-manager', 'leader-in-charge'];
const contact: readonly Role[] = ['receiver', ...desk, 'leader-in-charge'];

interface Possible {
  readonly name: ActionName;
  readonly path: string;
  readonly roles: readonly Role[];
  readonly when: (opened: OpenedCase) => boolean;
}

const isOpen = ({ status }: OpenedCase) => status === 'open';
const noSolutionUnderway = (opened: OpenedCase) => isOpen(opened) && stageOf(opened) === 'open';

/** What the API allows, by role and by the state of the case; the same roles stand on the endpoints. */
const possible: readonly Possible[] = [
  { name: 'assign', path: 'assignment', roles: [...desk, 'leader-in-charge', 'head-office'], when: isOpen },
  { name: 'record-contact', path: 'contact', roles: contact, when: isOpen },
  { name: 'record-findings', path: 'findings', roles: desk, when: isOpen },
  {
    name: 'propose-solution',
    path: 'solution',
    roles: [...desk, 'leader-in-charge', 'head-office'],
    when: noSolutionUnderway,
  },
  { name: 'reroute', path: 'route', roles: [...desk, 'leader-in-charge', 'head-office'], when: isOpen },
  {
    name: 'return',
    path: 'return',
    roles: desk,
    when: (opened) => isOpen(opened) && opened.arbiter === null && opened.arbitratedBy === null,
  },
  { name: 'move', path: 'policy', roles: ['leader-in-charge', 'head-office'], when: isOpen },
  { name: 'regrade', path: 'grade', roles: [...leaders, 'head-office'], when: isOpen },
  {
    name: 'note-fact',
    path: 'facts',
    roles: [...contact, 'head-office'],
    when: ({ status }) => status !== 'closed',
  },
  { name: 'escalate', path: 'escalation', roles: contact, when: isOpen },
  { name: 'pause', path: 'pause', roles: desk, when: (opened) => isOpen(opened) && opened.waitingFor === null },
  { name: 'resume', path: 'resumption', roles: desk, when: (opened) => isOpen(opened) && opened.waitingFor !== null },
  {
    name: 'resolve',
    path: 'resolution',
    roles: [...desk, 'leader-in-charge'],
    when: (opened) => isOpen(opened) && ['agreed', 'open'].includes(stageOf(opened)),
  },
  { name: 'reopen', path: 'reopening', roles: contact, when: (opened) => !isOpen(opened) },
  { name: 'close', path: 'closing', roles: leaders, when: ({ status }) => status === 'resolved' },
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
