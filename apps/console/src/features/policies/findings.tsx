import type { PolicyCheck } from '@redress/contracts';
import { useWords } from '../../language/language.js';

interface FindingsProps {
  readonly check: PolicyCheck | undefined;
  readonly goTo: (line: number, column: number) => void;
}

/** What the check says, beside the text; each finding leads to its place. */
export function Findings({ check, goTo }: FindingsProps) {
  const { policies: say, shell } = useWords();
  if (check === undefined) return <p role="status">{shell.loading}</p>;
  return (
    <div aria-live="polite">
      <p>
        <span className={`badge ${check.inOrder ? 'good' : 'late'}`}>
          {check.inOrder ? say.inOrder : say.findings(check.findings.length)}
        </span>
      </p>
      <ul className="rule-list">
        {check.findings.map(({ severity, line, column, path, wrong, right }, index) => (
          <li key={index}>
            <button type="button" className="button plain" onClick={() => goTo(line, column)}>
              {say.severities[severity]} · {say.at(line, column)}
            </button>
            <div className="small mono">{path}</div>
            <div className="small">{wrong}</div>
            <div className="small quiet">{right}</div>
          </li>
        ))}
      </ul>
    </div>
  );
}
