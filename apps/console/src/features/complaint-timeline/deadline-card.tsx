import type { DeadlineRecord, PolicySummary } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { useReference } from '../../reference/reference.js';
import { Countdown } from '../../time/countdown-text.js';
import { Moment } from '../../time/moment.js';
import type { AvailableAction } from './available-actions.js';

interface DeadlineCardProps {
  readonly deadline: DeadlineRecord;
  readonly policy: PolicySummary | undefined;
  readonly actions: readonly AvailableAction[];
  readonly choose: (action: AvailableAction) => void;
}

/** One deadline: how long still, when exactly, who owes it, and why it falls due just then. */
export function DeadlineCard({ deadline, policy, actions, choose }: DeadlineCardProps) {
  const { terms, complaint, shell } = useWords();
  const words = useWords();
  const reference = useReference();
  const running = deadline.status === 'running' || deadline.status === 'overdue' || deadline.status === 'paused';
  const role = reference.role(deadline.ownerRole, shell.roles, policy);
  const owner =
    deadline.department === null ? role : `${role}, ${reference.label('departments', deadline.department, policy)}`;
  return (
    <div className={`deadline ${deadline.status}`}>
      <div className="deadline-line">
        <span className="deadline-name">
          {reference.text(deadline.label)}
          {deadline.round > 1 ? <span className="quiet small"> {complaint.round(deadline.round)}</span> : null}
        </span>
        {running ? (
          <Countdown dueAt={deadline.dueAt} paused={deadline.status === 'paused'} />
        ) : (
          <span className={`badge ${toneOf(deadline)}`}>{terms.deadlineStatuses[deadline.status]}</span>
        )}
      </div>
      <p className="quiet small">
        {complaint.dueAt} <Moment at={deadline.dueAt} />
        {deadline.metAt === null ? null : (
          <>
            {' · '}
            {complaint.metAt} <Moment at={deadline.metAt} />
          </>
        )}
      </p>
      {running ? (
        <p className="quiet small">
          {complaint.owner} {owner}
        </p>
      ) : null}
      {deadline.refuted ? <p className="small deadline-refuted">{complaint.refuted}</p> : null}
      <details className="why">
        <summary>{complaint.why}</summary>
        <p className="words small">{reference.text(deadline.explanation)}</p>
        <Ladder deadline={deadline} policy={policy} />
        <p className="quiet small">
          {complaint.rule} <span className="mono">{deadline.rule}</span>
        </p>
      </details>
      {actions.map((action) => (
        <button key={action.href} type="button" className="button small" onClick={() => choose(action)}>
          {words.actions.names[action.name].name}
        </button>
      ))}
    </div>
  );
}

function toneOf({ status, refuted }: DeadlineRecord): string {
  if (status === 'met' || refuted) return 'good';
  return status === 'met-late' ? 'soon' : '';
}

function Ladder({ deadline, policy }: Pick<DeadlineCardProps, 'deadline' | 'policy'>) {
  const { complaint, shell } = useWords();
  const reference = useReference();
  if (deadline.steps.length === 0) return null;
  const told = (roles: readonly string[]) => roles.map((role) => reference.role(role, shell.roles, policy)).join(' · ');
  return (
    <>
      <h3 className="small">{complaint.steps}</h3>
      <ol className="ladder">
        {deadline.steps.map(({ step, dueAt, noticedAt, tell }) => (
          <li key={step} className={noticedAt === null ? 'ahead' : 'taken'}>
            <span className="small">
              <Moment at={dueAt} />
              {noticedAt === null ? null : (
                <>
                  {' · '}
                  {complaint.noticedAt} <Moment at={noticedAt} />
                </>
              )}
            </span>
            <span className="small quiet">
              {tell.length > 0 ? complaint.stepTells(told(tell)) : reference.label('steps', step, policy)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
