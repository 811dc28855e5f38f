import type { PolicySummary, TimelineEntry } from '@redress/contracts';
import { useLanguage } from '../../language/language.js';
import { type Reference, useReference } from '../../reference/reference.js';
import { useBusinessSpeed, useBusinessYear } from '../../time/business-clock.js';
import { spanText } from '../../time/countdown.js';
import { Moment } from '../../time/moment.js';
import { partsOf } from './fact-parts.js';
import { factOf, isWrittenByPerson, textsOf, toneOfFact } from './facts.js';
import { Personal } from './personal.js';

/** Real seconds that a fact may take to be written down before it counts as written down later. */
const AT_ONCE_SECONDS = 60;

/** What was learned with a fact stands beside what else it says. */
function told(data: TimelineEntry['data']): TimelineEntry['data'] {
  const learned = (data['learned'] ?? {}) as TimelineEntry['data'];
  return { ...data, ...learned, ...(learned['history'] as TimelineEntry['data'] | undefined) };
}

/** Facts that a policy declares are called as the policy calls them. */
function nameOf({ data }: TimelineEntry, policy: PolicySummary | undefined, reference: Reference): string | undefined {
  const { fact } = data;
  return typeof fact === 'string' ? reference.label('facts', fact, policy) : undefined;
}

/** One fact: what, when, by whom, and what it says. */
export function TimelineFact({
  entry,
  policy,
}: {
  readonly entry: TimelineEntry;
  readonly policy: PolicySummary | undefined;
}) {
  const { language, words } = useLanguage();
  const reference = useReference();
  const speed = useBusinessSpeed();
  const year = useBusinessYear();
  const { complaint } = words;
  const fact = factOf(entry);
  const delay = Date.parse(entry.recordedAt) - Date.parse(entry.at);
  const later = isWrittenByPerson(entry) && delay > AT_ONCE_SECONDS * 1_000 * Math.max(speed, 1);
  const by = isWrittenByPerson(entry) ? reference.person(entry.by ?? '') : complaint.system;
  const parts = partsOf(told(entry.data), { words, language, reference, policy, year });
  return (
    <>
      <div className="fact-line">
        <span className={`fact-name ${toneOfFact(fact)}`}>
          {nameOf(entry, policy, reference) ?? complaint.facts[fact] ?? fact}
        </span>
        <span className="quiet small fact-when">
          {later ? <span className="badge soon">{complaint.recordedLater(spanText(delay, words.time))}</span> : null}
          {by} · <Moment at={entry.at} />
        </span>
      </div>
      {parts.length > 0 ? (
        <dl className="fact-parts small">
          {parts.map(({ name, label, value }) => (
            <div key={name}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {textsOf(entry).map(([name, text]) => (
        <div key={name} className="fact-text">
          <span className="quiet small">{complaint.sealed[name] ?? name}</span>
          <Personal text={text} long />
        </div>
      ))}
    </>
  );
}
