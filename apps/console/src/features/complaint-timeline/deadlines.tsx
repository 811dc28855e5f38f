import type { DeadlineRecord, PolicyRef } from '@redress/contracts';
import { ProblemNotice } from '../../design/problem-notice.js';
import { useWords } from '../../language/language.js';
import { useReference } from '../../reference/reference.js';
import { type AvailableAction, actionsOfDeadline } from './available-actions.js';
import { DeadlineCard } from './deadline-card.js';
import type { OneComplaint } from './use-complaint.js';

interface DeadlinesProps {
  readonly one: Pick<OneComplaint, 'timetable' | 'errors' | 'opening'>;
  readonly policy: PolicyRef;
  readonly choose: (action: AvailableAction) => void;
}

const order: readonly DeadlineRecord['status'][] = ['overdue', 'running', 'paused', 'met-late', 'met', 'cancelled'];

/** Everything that was, is or will be due, most pressing first. */
export function Deadlines({ one: { timetable, errors, opening }, policy, choose }: DeadlinesProps) {
  const { complaint, shell } = useWords();
  const reference = useReference();
  const named = reference.policy(policy.name, policy.version);
  const known = timetable !== undefined || opening;
  const deadlines = (timetable?.deadlines ?? []).toSorted(
    (one, other) => order.indexOf(one.status) - order.indexOf(other.status) || (one.dueAt < other.dueAt ? -1 : 1),
  );
  return (
    <section className="card deadlines" aria-label={complaint.deadlines}>
      <h2 className="panel-head">{complaint.deadlines}</h2>
      {errors.timetable === undefined ? null : (
        <div className="panel">
          <ProblemNotice error={errors.timetable} />
        </div>
      )}
      {deadlines.length === 0 && errors.timetable === undefined ? (
        <p className="panel quiet">{known ? complaint.noDeadlines : `${shell.loading} …`}</p>
      ) : null}
      <ul>
        {deadlines.map((deadline) => (
          <li key={`${deadline.deadline} ${deadline.round}`}>
            <DeadlineCard
              deadline={deadline}
              policy={named}
              actions={timetable ? actionsOfDeadline(deadline, timetable.version) : []}
              choose={choose}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
