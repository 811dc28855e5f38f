import type { CalendarList as List } from '@redress/contracts';
import { useAnswer } from '../../api/use-answer.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { useWords } from '../../language/language.js';
import { Link } from '../../navigation/router.js';
import { useTitle } from '../../navigation/use-title.js';
import { useCalendarTitle } from './calendar-title.js';

/** Every calendar of the house. */
export function CalendarList() {
  const { calendars: say, shell } = useWords();
  const title = useCalendarTitle();
  const { answer, error } = useAnswer<List>('/api/v1/calendars');
  useTitle(say.title);
  return (
    <div className="calendars">
      <header>
        <h1>{say.title}</h1>
        <p className="quiet">{say.lead}</p>
      </header>
      <ProblemNotice error={error} />
      {answer === undefined && error === undefined ? <p role="status">{shell.loading}</p> : null}
      <ul className="calendar-cards">
        {answer?.items.map((calendar) => (
          <li key={calendar.name}>
            <Link href={`/calendars/${calendar.name}`} className="card calendar-card">
              <strong>{title(calendar)}</strong>
              <span className="quiet small mono">{calendar.name}</span>
              <span className="small">
                {say.version(calendar.version)} · {say.zone(calendar.zone)}
              </span>
              <span className="quiet small">
                {calendar.knownYears === null ? say.everyYearKnown : say.knownUntil(Math.max(...calendar.knownYears))}
                {calendar.inherits === null ? null : ` · ${say.inherits(calendar.inherits)}`}
              </span>
              {calendar.branches.length > 0 ? (
                <span className="quiet small">{say.serves(calendar.branches.join(', '))}</span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
