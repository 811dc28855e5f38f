import type { PolicyRecord } from '@redress/contracts';
import { useAnswer } from '../../api/use-answer.js';
import { inLanguage, useLanguage, useWords } from '../../language/language.js';
import { Link } from '../../navigation/router.js';
import { Published } from '../../rules/published.js';
import { RulePage } from '../../rules/rule-page.js';
import { PolicyEditor } from './policy-editor.js';
import { PolicyReadingView } from './policy-reading.js';

/** One policy: what it says, its versions, and how to publish another one. */
export function PolicyRoom({ name, version }: { readonly name: string; readonly version: number | undefined }) {
  const { policies: say, rules } = useWords();
  const { language } = useLanguage();
  const { answer, error, reload } = useAnswer<PolicyRecord>(
    `/api/v1/policies/${name}${version === undefined ? '' : `?version=${version}`}`,
  );
  return (
    <RulePage
      rule={answer}
      error={error}
      title={answer?.reading ? inLanguage(answer.reading.title, language) : name}
      all={{ href: '/policies', text: say.all }}
      about={({ version: shown, reading }) => (
        <>
          {rules.version(shown)}
          {reading ? (
            <>
              {' · '}
              {say.reckonsBy} <Link href={`/calendars/${reading.calendar}`}>{reading.calendar}</Link>
            </>
          ) : null}
        </>
      )}
      editor={(policy, close) => <PolicyEditor policy={policy} reload={reload} close={close} />}
    >
      {(policy) => (
        <>
          {policy.reading ? <PolicyReadingView reading={policy.reading} /> : <p className="notice">{say.unreadable}</p>}
          <details className="card rule-part">
            <summary>{say.file}</summary>
            <pre className="mono small policy-file" tabIndex={0} aria-label={say.file}>
              {policy.source}
            </pre>
          </details>
          <Versions policy={policy} />
        </>
      )}
    </RulePage>
  );
}

function Versions({ policy: { name, versions } }: { readonly policy: PolicyRecord }) {
  const { rules: say } = useWords();
  return (
    <section className="card rule-part" aria-label={say.versions}>
      <h2>{say.versions}</h2>
      <ol className="rule-list">
        {versions.map(({ version, publishedAt, publishedBy, reason }) => (
          <li key={version}>
            <Link href={`/policies/${name}?version=${version}`}>{say.version(version)}</Link>{' '}
            <Published at={publishedAt} by={publishedBy} reason={reason} />
          </li>
        ))}
      </ol>
    </section>
  );
}
