import type { PolicyReading } from '@redress/contracts';
import { Fragment } from 'react';
import { inLanguage, useLanguage, useWords } from '../../language/language.js';

/** A policy as a person reads it. */
export function PolicyReadingView({ reading }: { readonly reading: PolicyReading }) {
  return (
    <>
      <Origin origin={reading.origin} />
      <Deadlines deadlines={reading.deadlines} />
      <Grades grades={reading.grades} />
      <Routes routes={reading.routes} />
      <Authority authority={reading.authority} />
    </>
  );
}

function Origin({ origin }: Pick<PolicyReading, 'origin'>) {
  const { language } = useLanguage();
  if (origin.length === 0) return null;
  return (
    <ul className="quiet small rule-list">
      {origin.map((each) => (
        <li key={each.en}>{inLanguage(each, language)}</li>
      ))}
    </ul>
  );
}

function Deadlines({ deadlines }: Pick<PolicyReading, 'deadlines'>) {
  const { policies: say } = useWords();
  const { language } = useLanguage();
  const { columns } = say;
  return (
    <section className="card rule-part" aria-label={say.deadlines}>
      <h2>{say.deadlines}</h2>
      <div className="rule-table policy-table" tabIndex={0} role="group" aria-label={say.deadlines}>
        <table>
          <thead>
            <tr>
              {[columns.deadline, columns.starts, columns.within, columns.ends, columns.owner, columns.ladder].map(
                (text) => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {deadlines.map(({ name, label, starts, ends, within, appliesWhen, owner, ladder, sources }) => (
              <tr key={name}>
                <th scope="row">
                  {inLanguage(label, language)}
                  <span className="quiet small">
                    {' '}
                    {sources.join(', ')}
                    {appliesWhen === null ? null : (
                      <>
                        {' '}
                        {say.onlyWhen('')} <code>{appliesWhen}</code>
                      </>
                    )}
                  </span>
                </th>
                <td>{inLanguage(starts, language)}</td>
                <td>
                  {within.map(({ when, length }, index) => (
                    <Fragment key={index}>
                      {index > 0 ? <br /> : null}
                      {inLanguage(length, language)}
                      {when === null ? (
                        within.length > 1 ? (
                          <span className="quiet small"> {say.otherwise}</span>
                        ) : null
                      ) : (
                        <code className="small"> {when}</code>
                      )}
                    </Fragment>
                  ))}
                </td>
                <td>{inLanguage(ends, language)}</td>
                <td>{inLanguage(owner, language)}</td>
                <td>
                  {ladder.map(({ at, does }, index) => (
                    <div key={index}>
                      {inLanguage(at, language)}: {inLanguage(does, language)}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Grades({ grades }: Pick<PolicyReading, 'grades'>) {
  const { policies: say } = useWords();
  const { language } = useLanguage();
  return (
    <section className="card rule-part" aria-label={say.grades}>
      <h2>{say.grades}</h2>
      <ul className="rule-list">
        {grades.map(({ name, label, raisedBy }) => (
          <li key={name}>
            <strong>{inLanguage(label, language)}</strong>
            {raisedBy.map(({ when, sources }) => (
              <div key={when} className="small">
                {say.raisedBy} <code>{when}</code> <span className="quiet">{sources.join(', ')}</span>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Routes({ routes }: Pick<PolicyReading, 'routes'>) {
  const { policies: say } = useWords();
  const { language } = useLanguage();
  return (
    <section className="card rule-part" aria-label={say.routes}>
      <h2>{say.routes}</h2>
      <ol className="rule-list">
        {routes.map(({ when, department, sources }, index) => (
          <li key={index}>
            {inLanguage(when, language)} → <strong>{inLanguage(department, language)}</strong>{' '}
            <span className="quiet small">{sources.join(', ')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Authority({ authority }: Pick<PolicyReading, 'authority'>) {
  const { policies: say } = useWords();
  const { language } = useLanguage();
  if (authority.length === 0) return null;
  return (
    <section className="card rule-part" aria-label={say.authority}>
      <h2>{say.authority}</h2>
      <ul className="rule-list">
        {authority.map(({ role, money, goods, sources }) => (
          <li key={role.en}>
            {inLanguage(role, language)}: {say.money} <strong>{inLanguage(money, language)}</strong> · {say.goods}{' '}
            <strong>{inLanguage(goods, language)}</strong> <span className="quiet small">{sources.join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
