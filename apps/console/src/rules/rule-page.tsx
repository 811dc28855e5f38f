import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ProblemNotice } from '../design/problem-notice.js';
import { useWords } from '../language/language.js';
import { Link } from '../navigation/router.js';
import { useTitle } from '../navigation/use-title.js';
import './rules.css';

interface RulePageProps<Rule> {
  readonly rule: Rule | undefined;
  readonly error: unknown;
  readonly title: string;
  /** The way back to all of them. */
  readonly all: { readonly href: string; readonly text: string };
  /** What stands below the title. */
  readonly about: (rule: Rule) => ReactNode;
  readonly editor: (rule: Rule, close: () => void) => ReactNode;
  readonly children: (rule: Rule) => ReactNode;
}

/** One rule of the house: what it says, and, for those who may, a new version of it. */
export function RulePage<Rule extends { readonly mayPublish: boolean }>({
  rule,
  error,
  title,
  all,
  about,
  editor,
  children,
}: RulePageProps<Rule>) {
  const { rules: say, shell } = useWords();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const edited = useRef(false);
  useEffect(() => {
    if (edited.current && !editing) opener.current?.focus(); // where the editor was opened from
    edited.current = editing;
  }, [editing]);
  useTitle(title);
  return (
    <div className="rules">
      <p>
        <Link href={all.href}>{all.text}</Link>
      </p>
      <ProblemNotice error={error} />
      {rule === undefined && error === undefined ? <p role="status">{shell.loading}</p> : null}
      {rule === undefined ? null : (
        <>
          <header className="rule-head">
            <div>
              <h1>{title}</h1>
              <p className="quiet">{about(rule)}</p>
            </div>
            {rule.mayPublish && !editing ? (
              <button ref={opener} type="button" className="button primary" onClick={() => setEditing(true)}>
                {say.edit}
              </button>
            ) : null}
          </header>
          {editing ? editor(rule, () => setEditing(false)) : null}
          {children(rule)}
        </>
      )}
    </div>
  );
}
