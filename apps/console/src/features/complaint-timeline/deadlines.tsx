import type { DeadlineRecord, PolicyRef, Timetable } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { useReference } from '../../reference/reference.js';
import { type AvailableAction, actionsOfDeadline } from './available-actions.js';
import { DeadlineCard } from './deadline-card.js';

interface DeadlinesProps {
  readonly timetable: Timetable | undefined;
  readonly policy: PolicyRef;
  readonly choose: (action: AvailableAction) => void;
}

const order: readonly DeadlineRecord['status'][] = ['overdue', 'running', 'paused', 'met-late', 'met', 'cancelled'];

/** Everything that was, is or will be due, most pressing first. */
export function Deadlines({ timetable, policy, choose }: DeadlinesProps) {
  const { complaint } = useWords();
  const reference = useReference();
  const named = reference.policy(policy.name, policy.version);
  const deadlines = (timetable?.deadlines ?? []).toSorted(
    (one, other) => order.indexOf(one.status) - order.indexOf(other.status) || (one.dueAt < other.dueAt ? -1 : 1),
  );
  return (
    <section className="card deadlines" aria-label={complaint.deadlines}>
      <h2 className="panel-head">{complaint.deadlines}</h2>
      {deadlines.length === 0 ? <p className="panel quiet">{complaint.noDeadlines}</p> : null}
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
