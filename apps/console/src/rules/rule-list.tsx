import type { ReactNode } from 'react';
import { ProblemNotice } from '../design/problem-notice.js';
import { useWords } from '../language/language.js';
import { Link } from '../navigation/router.js';
import { useTitle } from '../navigation/use-title.js';
import './rules.css';

interface RuleListProps {
  readonly title: string;
  readonly lead: string;
  /** The address of the room; a rule lies below it by its name. */
  readonly at: string;
  readonly rules: readonly Listed[] | undefined;
  readonly error: unknown;
}

interface Listed {
  readonly name: string;
  readonly title: string;
  /** What more there is to say of it. */
  readonly about: ReactNode;
}

/** All rules of one kind, as cards that lead to them. */
export function RuleList({ title, lead, at, rules, error }: RuleListProps) {
  const { shell } = useWords();
  useTitle(title);
  return (
    <div className="rules">
      <header>
        <h1>{title}</h1>
        <p className="quiet">{lead}</p>
      </header>
      <ProblemNotice error={error} />
      {rules === undefined && error === undefined ? <p role="status">{shell.loading}</p> : null}
      <ul className="rule-cards">
        {rules?.map(({ name, title: called, about }) => (
          <li key={name}>
            <Link href={`${at}/${name}`} className="card rule-card">
              <strong>{called}</strong>
              <span className="quiet small mono">{name}</span>
              {about}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
