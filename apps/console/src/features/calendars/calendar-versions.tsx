import type { CalendarVersion } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { Moment } from '../../time/moment.js';

/** Who published which version, when and why, and how far the open deadlines are. */
export function CalendarVersions({ versions }: { readonly versions: readonly CalendarVersion[] }) {
  const { calendars: say } = useWords();
  return (
    <section aria-labelledby="the-versions">
      <h2 id="the-versions">{say.versions}</h2>
      <ol className="versions card">
        {versions.map(({ version, inForceFrom, publishedBy, reason, progress }) => (
          <li key={version}>
            <strong>{say.version(version)}</strong>{' '}
            <span className="quiet small">
              <Moment at={inForceFrom} /> · {say.published}{' '}
              {publishedBy === null || publishedBy.startsWith('service:')
                ? say.byFile
                : publishedBy.replace('user:', '')}
            </span>
            {reason !== null && 'text' in reason ? <p className="words">{reason.text}</p> : null}
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
