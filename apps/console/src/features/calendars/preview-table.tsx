import type { CalendarPreview } from '@redress/contracts';
import { useWords } from '../../language/language.js';
import { Link } from '../../navigation/router.js';
import { useReference } from '../../reference/reference.js';
import { Moment } from '../../time/moment.js';

/** Which open deadlines would move, from when to when; nothing has happened yet. */
export function PreviewTable({ preview }: { readonly preview: CalendarPreview }) {
  const { calendars: say } = useWords();
  const reference = useReference();
  const { total, checked, complete, moving, intoThePast, yearsBecomeKnown, byPolicy, byBranch, items } = preview;
  return (
    <div className="preview" role="status">
      <Differences preview={preview} />
      {complete ? null : <p className="notice calm">{say.soFar(checked, total)}</p>}
      <p>
        <strong>{say.moving(moving)}</strong>
      </p>
      {intoThePast > 0 ? <p className="notice">{say.intoThePast(intoThePast)}</p> : null}
      {yearsBecomeKnown > 0 ? <p className="small">{say.yearsBecomeKnown(yearsBecomeKnown)}</p> : null}
      {moving > 0 ? (
        <>
          <div className="counts small">
            <Counts
              title={say.byPolicy}
              rows={byPolicy.map(({ policy, moving }) => [`${policy.name} ${policy.version}`, moving])}
            />
            <Counts
              title={say.byBranch}
              rows={byBranch.map(({ branch, moving }) => [reference.branch(branch), moving])}
            />
          </div>
          <Moving items={items} />
        </>
      ) : null}
    </div>
  );
}

function Differences({ preview: { differs } }: { readonly preview: CalendarPreview }) {
  const { calendars: say } = useWords();
  if (differs.length === 0) return <p>{say.nothingDiffers}</p>;
  return (
    <ul className="differs small">
      {differs.map(({ from, through, differs: how }) => (
        <li key={from ?? 'always'}>
          <span className="number">{from === null ? say.everyDay : say.differs(from, through ?? from)}</span>:{' '}
          {how === 'hours' ? say.differsHours : say.differsPublished}
        </li>
      ))}
    </ul>
  );
}

function Counts({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, number])[] }) {
  return (
    <dl>
      <dt className="quiet">{title}</dt>
      {rows.map(([what, count]) => (
        <dd key={what}>
          {what} <strong className="number">{count}</strong>
        </dd>
      ))}
    </dl>
  );
}

function Moving({ items }: Pick<CalendarPreview, 'items'>) {
  const { calendars: say } = useWords();
  const reference = useReference();
  const { columns } = say;
  return (
    <div className="rule-table" tabIndex={0} role="region" aria-label={say.first(items.length)}>
      <table className="moving">
        <caption className="quiet small">{say.first(items.length)}</caption>
        <thead>
          <tr>
            {[columns.deadline, columns.branch, columns.from, columns.to, columns.complaint].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ complaintId, deadline, branch, from, to, fallsIntoThePast }) => (
            <tr key={`${complaintId} ${deadline}`}>
              <td>{reference.label('deadlines', deadline)}</td>
              <td>{reference.branch(branch)}</td>
              <td>
                <Moment at={from} />
              </td>
              <td>
                <Moment at={to} /> {fallsIntoThePast ? <span className="badge late">{say.past}</span> : null}
              </td>
              <td>
                <Link href={`/complaints/${complaintId}`}>{say.open}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
