import { ApiProblem, NoConnection } from '../api/problem.js';
import { useWords } from '../language/language.js';

/** So many wrong fields are told here; each is told beside its field as well. */
const LISTED = 6;

/** What went wrong, in the words of the API where it has some. */
export function ProblemNotice({ error }: { readonly error: unknown }) {
  const { problems } = useWords();
  if (error === undefined) return null;
  if (error instanceof NoConnection)
    return (
      <div className="notice" role="alert">
        {problems.noConnection}
      </div>
    );
  if (!(error instanceof ApiProblem))
    return (
      <div className="notice" role="alert">
        {problems.unexpected}
      </div>
    );
  const { title, detail, rule, errors, traceId } = error.problem;
  return (
    <div className="notice" role="alert">
      <strong>{title}</strong>
      {detail === title ? null : <span>{detail}</span>}
      {rule === undefined ? null : (
        <span className="small">
          {problems.rule} {rule}
        </span>
      )}
      {errors && errors.length > 0 ? (
        <ul className="small">
          {errors.slice(0, LISTED).map(({ field, message }) => (
            <li key={`${field} ${message}`}>{message}</li>
          ))}
        </ul>
      ) : null}
      {traceId === undefined || error.status < 500 ? null : (
        <span className="small mono">
          {problems.trace} {traceId}
        </span>
      )}
    </div>
  );
}
