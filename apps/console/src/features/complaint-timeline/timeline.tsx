import type { PolicyRef, TimelineEntry } from '@redress/contracts';
import { useState } from 'react';
import { ProblemNotice } from '../../design/problem-notice.js';
import { useWords } from '../../language/language.js';
import { useReference } from '../../reference/reference.js';
import { isOfDeadlines, isWorthTelling } from './facts.js';
import { TimelineFact } from './timeline-fact.js';

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** Why there may be more than these. */
  readonly error: unknown;
  readonly policy: PolicyRef;
}

/** Every fact of the complaint, by when it happened. */
export function Timeline({ entries, error, policy }: TimelineProps) {
  const { complaint } = useWords();
  const reference = useReference();
  const [newestFirst, setNewestFirst] = useState(true);
  const [withDeadlines, setWithDeadlines] = useState(true);
  const named = reference.policy(policy.name, policy.version);
  const shown = entries
    .filter((entry) => isWorthTelling(entry) && (withDeadlines || !isOfDeadlines(entry)))
    .map((entry, at) => ({ entry, at }))
    .toSorted((one, other) =>
      one.entry.at < other.entry.at ? -1 : one.entry.at > other.entry.at ? 1 : one.at - other.at,
    );
  if (newestFirst) shown.reverse();
  return (
    <section className="card timeline" aria-label={complaint.timeline}>
      <header className="panel-head timeline-head">
        <h2>{complaint.timeline}</h2>
        <label className="small">
          <input type="checkbox" checked={withDeadlines} onChange={(event) => setWithDeadlines(event.target.checked)} />{' '}
          {complaint.showDeadlineFacts}
        </label>
        <button type="button" className="button plain small" onClick={() => setNewestFirst(!newestFirst)}>
          {newestFirst ? complaint.newestFirst : complaint.oldestFirst}
        </button>
      </header>
      {error === undefined ? null : (
        <div className="panel">
          <ProblemNotice error={error} />
        </div>
      )}
      <ol>
        {shown.map(({ entry, at }) => (
          <li key={at} className={isOfDeadlines(entry) ? 'fact of-deadline' : 'fact'}>
            <TimelineFact entry={entry} policy={named} />
          </li>
        ))}
      </ol>
    </section>
  );
}
