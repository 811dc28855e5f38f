import type { CalendarRecord } from '@redress/contracts';
import { useEffect } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { useWords } from '../../language/language.js';
import { RulePage } from '../../rules/rule-page.js';
import { useBranchNames } from './branch-names.js';
import { CalendarEditor } from './calendar-editor.js';
import { useCalendarTitle } from './calendar-title.js';
import { CalendarVersions } from './calendar-versions.js';
import { YearSheet } from './year-sheet.js';

const LOOK_AGAIN_MS = 1_000;

/** One calendar: its year, its versions, and how to bring another version into force. */
export function CalendarRoom({ name, year }: { readonly name: string; readonly year: number | undefined }) {
  const { calendars: say, rules } = useWords();
  const title = useCalendarTitle();
  const branchNames = useBranchNames();
  const { answer, error, reload } = useAnswer<CalendarRecord>(
    `/api/v1/calendars/${name}${year === undefined ? '' : `?year=${year}`}`,
  );
  const unfinished = answer?.versions.some(({ progress }) => progress.status !== 'done') ?? false;
  useEffect(() => {
    if (!unfinished) return;
    const timer = setInterval(() => void reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [unfinished, reload]);
  return (
    <RulePage
      rule={answer}
      error={error}
      title={answer ? title(answer) : name}
      all={{ href: '/calendars', text: say.all }}
      about={({ version, zone, inherits, branches }) =>
        [
          rules.version(version),
          say.zone(zone),
          ...(inherits === null ? [] : [say.inherits(inherits)]),
          ...(branches.length === 0 ? [] : [say.serves(branchNames(branches))]),
        ].join(' · ')
      }
      editor={(calendar, close) => <CalendarEditor calendar={calendar} reload={reload} close={close} />}
    >
      {({ year: shown, versions }) => (
        <>
          <YearSheet name={name} year={shown} />
          <CalendarVersions versions={versions} />
        </>
      )}
    </RulePage>
  );
}
