import type { PolicyComparison, PolicyDifference } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { Moment } from '../../time/moment.js';

const SHOWN = 3;

/** What recorded complaints would have become: counts, and a few of them. */
export function ComparisonView({ comparison }: { readonly comparison: PolicyComparison }) {
  const { policies: say } = useWords();
  const { records, differing, differences, unjudgedCount } = comparison;
  return (
    <div>
      <p role="status">{say.compared(records, differing)}</p>
      {differences.length === 0 ? <p className="quiet">{say.nothingDiffers}</p> : null}
      <ul className="policy-list">
        {differences.map((difference, index) => (
          <li key={index}>
            <strong>{difference.count}</strong> <Said difference={difference} />
            <Examples difference={difference} />
          </li>
        ))}
      </ul>
      {unjudgedCount > 0 ? <p className="notice calm">{say.unjudged(unjudgedCount)}</p> : null}
    </div>
  );
}

function Said({ difference: { what, deadline, change, from, to } }: { readonly difference: PolicyDifference }) {
  const { policies: say } = useWords();
  return (
    <>
      {say.kinds[what]} {deadline === null ? null : <code>{deadline}</code>}:{' '}
      {change === null ? `${from ?? '·'} → ${to ?? '·'}` : say.changes[change]}
    </>
  );
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
