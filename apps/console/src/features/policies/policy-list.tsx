import type { PolicySummary } from '@redress/contracts';
import { useAnswer } from '../../api/use-answer.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { inLanguage, useLanguage, useWords } from '../../language/language.js';
import { Link } from '../../navigation/router.js';
import { useTitle } from '../../navigation/use-title.js';

/** Every policy in force. */
export function PolicyList() {
  const { policies: say, shell } = useWords();
  const { language } = useLanguage();
  const { answer, error } = useAnswer<{ items: readonly PolicySummary[] }>('/api/v1/policies');
  useTitle(say.title);
  return (
    <div className="policies">
      <header>
        <h1>{say.title}</h1>
        <p className="quiet">{say.lead}</p>
      </header>
      <ProblemNotice error={error} />
      {answer === undefined && error === undefined ? <p role="status">{shell.loading}</p> : null}
      <ul className="policy-cards">
        {answer?.items.map(({ name, version, title }) => (
          <li key={name}>
            <Link href={`/policies/${name}`} className="card policy-card">
              <strong>{inLanguage(title, language)}</strong>
              <span className="quiet small mono">{name}</span>
              <span className="small">{say.version(version)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
