import type { CalendarVersion } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { Published } from '../../rules/published.js';

/** Who published which version, when and why, and how far the open deadlines are. */
export function CalendarVersions({ versions }: { readonly versions: readonly CalendarVersion[] }) {
  const { calendars: say, rules } = useWords();
  return (
    <section className="card rule-part" aria-label={rules.versions}>
      <h2>{rules.versions}</h2>
      <ol className="rule-list">
        {versions.map(({ version, inForceFrom, publishedBy, reason, progress }) => (
          <li key={version}>
            <strong>{rules.version(version)}</strong> <Published at={inForceFrom} by={publishedBy} reason={reason} />
            <p className="quiet small" role={progress.status === 'done' ? undefined : 'status'}>
              {say.statuses[progress.status]}
              {progress.total > 0 ? ` · ${say.progress(progress.checked, progress.total, progress.moved)}` : ''}
            </p>
            {progress.status === 'running' && progress.total > 0 ? (
              <progress value={progress.checked} max={progress.total} aria-label={say.statuses.running} />
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
