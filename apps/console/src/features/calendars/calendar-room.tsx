import type { CalendarRecord } from '@redress/contracts';
import { useEffect, useState } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { ProblemNotice } from '../../design/problem-notice.js';
import { useWords } from '../../language/language.js';
import { Link } from '../../navigation/router.js';
import { useTitle } from '../../navigation/use-title.js';
import { CalendarEditor } from './calendar-editor.js';
import { useCalendarTitle } from './calendar-title.js';
import { CalendarVersions } from './calendar-versions.js';
import { YearSheet } from './year-sheet.js';

const LOOK_AGAIN_MS = 1_000;

/** One calendar: its year, its versions, and how to bring another version into force. */
export function CalendarRoom({ name, year }: { readonly name: string; readonly year: number | undefined }) {
  const { calendars: say, shell } = useWords();
  const title = useCalendarTitle();
  const [editing, setEditing] = useState(false);
  const { answer, error, reload } = useAnswer<CalendarRecord>(
    `/api/v1/calendars/${name}${year === undefined ? '' : `?year=${year}`}`,
  );
  useTitle(answer ? title(answer) : say.title);
  const unfinished = answer?.versions.some(({ progress }) => progress.status !== 'done') ?? false;
  useEffect(() => {
    if (!unfinished) return;
    const timer = setInterval(() => void reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [unfinished, reload]);
  return (
    <div className="calendars">
      <p>
        <Link href="/calendars">{say.all}</Link>
      </p>
      <ProblemNotice error={error} />
      {answer === undefined ? (
        error === undefined ? (
          <p role="status">{shell.loading}</p>
        ) : null
      ) : (
        <>
          <header className="calendar-head">
            <div>
              <h1>{title(answer)}</h1>
              <p className="quiet">
                {say.version(answer.version)} · {say.zone(answer.zone)}
                {answer.inherits === null ? null : ` · ${say.inherits(answer.inherits)}`}
                {answer.branches.length === 0 ? null : ` · ${say.serves(answer.branches.join(', '))}`}
              </p>
            </div>
            {answer.mayPublish && !editing ? (
              <button type="button" className="button primary" onClick={() => setEditing(true)}>
                {say.edit}
              </button>
            ) : null}
          </header>
          {editing ? <CalendarEditor calendar={answer} reload={reload} close={() => setEditing(false)} /> : null}
          <YearSheet name={name} year={answer.year} />
          <CalendarVersions versions={answer.versions} />
        </>
      )}
    </div>
  );
}
