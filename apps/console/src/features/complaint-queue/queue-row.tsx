import type { PersonalText, QueueItem } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { Link } from '../../navigation/router.js';
import { toneOfGrade } from '../../reference/grade-tone.js';
import { useReference } from '../../reference/reference.js';
import { useBusinessNow } from '../../time/business-clock.js';
import { Countdown } from '../../time/countdown-text.js';
import { urgencyOf } from '../../time/countdown.js';
import { ROW } from './step-through.js';

/** One complaint: when something is due, who complains about what, how grave it is, and with whom it lies. */
export function QueueRow({ item }: { readonly item: QueueItem }) {
  const { queue, terms } = useWords();
  const reference = useReference();
  const policy = reference.policy(item.policy.name, item.policy.version);
  const about =
    item.category === null
      ? reference.label('kinds', item.kind, policy)
      : reference.label('categories', item.category, policy);
  return (
    <Link href={`/complaints/${item.complaintId}`} className={`queue-row ${useRowUrgency(item)}`} {...{ [ROW]: '' }}>
      <span className="queue-due">
        <Due item={item} />
      </span>
      <span className="queue-about">
        <span className="queue-who">
          <NameOf text={item.customerName} />
          <span className="queue-what">{about}</span>
        </span>
        <span className="quiet small">
          <span className="mono">{item.registrationNumber}</span> · {terms.channels[item.channel]}
        </span>
      </span>
      <span className="queue-state">
        <span className="badges">
          <span className={`badge ${toneOfGrade(item.grade, policy)}`}>
            {reference.label('grades', item.grade, policy)}
          </span>
          {item.level > 0 ? <span className="badge late">{queue.level(item.level)}</span> : null}
        </span>
        <span className="small quiet">{terms.caseStatuses[item.status]}</span>
      </span>
      <span className="queue-place small">
        <span>{reference.label('departments', item.department, policy)}</span>
        <span className="quiet">{reference.branch(item.branch)}</span>
      </span>
      <span className="queue-handler small">
        {item.handler === null ? <span className="quiet">{queue.unassigned}</span> : reference.person(item.handler)}
      </span>
    </Link>
  );
}

function useRowUrgency({ next, overdue }: QueueItem): string {
  const now = useBusinessNow();
  if (overdue > 0) return 'overdue';
  return next === null || next.status === 'paused' || now === undefined ? '' : urgencyOf(Date.parse(next.dueAt), now);
}

function Due({ item: { next, overdue, policy } }: { readonly item: QueueItem }) {
  const { queue } = useWords();
  const reference = useReference();
  if (next === null) return <span className="quiet small">{queue.noDeadline}</span>;
  return (
    <>
      <Countdown dueAt={next.dueAt} paused={next.status === 'paused'} />
      <span className="quiet small">
        {reference.label('deadlines', next.deadline, reference.policy(policy.name, policy.version))}
        {overdue > 1 ? <span className="queue-more"> {queue.moreOverdue(overdue - 1)}</span> : null}
      </span>
    </>
  );
}

function NameOf({ text }: { readonly text: PersonalText }) {
  const { queue } = useWords();
  if ('text' in text) return <span className="queue-name">{text.text}</span>;
  return <span className="queue-name quiet">{'erased' in text ? queue.nameErased : queue.nameWithheld}</span>;
}
