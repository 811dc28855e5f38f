import type { PolicyComparison, PolicyDifference, PolicySummary } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { useReference } from '../../reference/reference.js';
import { Moment } from '../../time/moment.js';

const SHOWN = 3;

/** What recorded complaints would have become: counts, and a few of them. */
export function ComparisonView({ comparison, name }: { readonly comparison: PolicyComparison; readonly name: string }) {
  const { policies: say } = useWords();
  const policy = useReference().policy(name);
  const { records, differing, differences, unjudgedCount } = comparison;
  return (
    <div>
      <p role="status">{say.compared(records, differing)}</p>
      {differences.length === 0 ? <p className="quiet">{say.nothingDiffers}</p> : null}
      <ul className="rule-list">
        {differences.map((difference, index) => (
          <li key={index}>
            <strong>{difference.count}</strong> <Said difference={difference} policy={policy} />
            <Examples difference={difference} />
          </li>
        ))}
      </ul>
      {unjudgedCount > 0 ? <p className="notice calm">{say.unjudged(unjudgedCount)}</p> : null}
    </div>
  );
}

interface SaidProps {
  readonly difference: PolicyDifference;
  readonly policy: PolicySummary | undefined;
}

function Said({ difference, policy }: SaidProps) {
  const { policies: say } = useWords();
  const reference = useReference();
  const read = useReader(policy);
  const { what, deadline, change, from, to } = difference;
  return (
    <>
      {say.kinds[what]} {deadline === null ? null : reference.label('deadlines', deadline, policy)}:{' '}
      {change === null ? `${read(what, from)} → ${read(what, to)}` : say.changes[change]}
    </>
  );
}

/** What the names on either side of a difference are called. */
function useReader(policy: PolicySummary | undefined) {
  const { policies: say, shell } = useWords();
  const reference = useReference();
  const role = (name: string) => (name === 'nobody' ? say.nobody : reference.role(name, shell.roles, policy));
  return (what: PolicyDifference['what'], text: string | null): string => {
    if (text === null) return '·';
    if (what === 'grade') return reference.label('grades', text, policy);
    if (what === 'outcome') return say.standings[text as keyof typeof say.standings] ?? text;
    if (what === 'approval') return text.replace(/[\w-]+/g, role);
    const [department = '', ...roles] = text.split(', ');
    return [reference.label('departments', department, policy), ...roles.map(role)].join(', ');
  };
}

function Examples({ difference: { examples, deadline } }: { readonly difference: PolicyDifference }) {
  const { policies: say } = useWords();
  return (
    <div className="small quiet">
      {say.examples}:{' '}
      {examples.slice(0, SHOWN).map(({ id, from, to }, index) => (
        <span key={id}>
          {index > 0 ? '; ' : ''}
          {id}
          {deadline === null ? null : (
            <>
              {' '}
              {from === null ? '·' : <Moment at={from} />} → {to === null ? '·' : <Moment at={to} />}
            </>
          )}
        </span>
      ))}
    </div>
  );
}
