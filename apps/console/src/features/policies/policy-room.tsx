import type { PolicyRecord } from '@redress/contracts';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { inLanguage, useLanguage, useWords } from '../../language/language.js';
import { Link } from '../../navigation/router.js';
import { useTitle } from '../../navigation/use-title.js';
import { Moment } from '../../time/moment.js';
import { PolicyEditor } from './policy-editor.js';
import { PolicyReadingView } from './policy-reading.js';

/** One policy: what it says, its versions, and how to publish another one. */
export function PolicyRoom({ name, version }: { readonly name: string; readonly version: number | undefined }) {
  const { policies: say, shell } = useWords();
  const { language } = useLanguage();
  const [editing, setEditing] = useState(false);
  const { answer, error, reload } = useAnswer<PolicyRecord>(
    `/api/v1/policies/${name}${version === undefined ? '' : `?version=${version}`}`,
  );
  const title = answer?.reading ? inLanguage(answer.reading.title, language) : name;
  useTitle(title);
  return (
    <div className="policies">
      <p>
        <Link href="/policies">{say.all}</Link>
      </p>
      <ProblemNotice error={error} />
      {answer === undefined && error === undefined ? <p role="status">{shell.loading}</p> : null}
      {answer === undefined ? null : (
        <>
          <header className="policy-head">
            <div>
              <h1>{title}</h1>
              <p className="quiet">
                {say.version(answer.version)}
                {answer.reading ? ` · ${say.calendar(answer.reading.calendar)}` : null}
              </p>
            </div>
            {answer.mayPublish && !editing ? (
              <button type="button" className="button primary" onClick={() => setEditing(true)}>
                {say.edit}
              </button>
            ) : null}
          </header>
          {editing ? <PolicyEditor policy={answer} reload={reload} close={() => setEditing(false)} /> : null}
          {answer.reading ? <PolicyReadingView reading={answer.reading} /> : <p className="notice">{say.unreadable}</p>}
          <details className="card policy-part">
            <summary>{say.file}</summary>
            <pre className="mono small policy-file">{answer.source}</pre>
          </details>
          <Versions policy={answer} />
        </>
      )}
    </div>
  );
}

function Versions({ policy: { name, versions } }: { readonly policy: PolicyRecord }) {
  const { policies: say } = useWords();
  return (
    <section className="card policy-part" aria-label={say.versions}>
      <h2>{say.versions}</h2>
      <ul className="policy-list">
        {versions.map(({ version, publishedAt, publishedBy, reason }) => (
          <li key={version}>
            <Link href={`/policies/${name}?version=${version}`}>{say.version(version)}</Link>{' '}
            <span className="quiet small">
              <Moment at={publishedAt} /> · {say.publishedBy} {publishedBy?.replace(/^user:/, '') ?? say.byFile}
            </span>
            {reason && 'text' in reason ? <p className="small">{reason.text}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
