import type { CalendarList as List } from '@redress/contracts';
import { useAnswer } from '../../api/use-answer.js';
import { useWords } from '../../language/language.js';
import { RuleList } from '../../rules/rule-list.js';
import { useCalendarTitle } from './calendar-title.js';
import { useBranchNames } from './branch-names.js';

/** Every calendar of the house. */
export function CalendarList() {
  const { calendars: say, rules } = useWords();
  const title = useCalendarTitle();
  const branchNames = useBranchNames();
  const { answer, error } = useAnswer<List>('/api/v1/calendars');
  const listed = answer?.items.map((calendar) => ({
    name: calendar.name,
    title: title(calendar),
    about: (
      <>
        <span className="small">
          {rules.version(calendar.version)} · {say.zone(calendar.zone)}
        </span>
        <span className="quiet small">
          {calendar.knownYears === null ? say.everyYearKnown : say.knownUntil(Math.max(...calendar.knownYears))}
          {calendar.inherits === null ? null : ` · ${say.inherits(calendar.inherits)}`}
        </span>
        {calendar.branches.length > 0 ? (
          <span className="quiet small">{say.serves(branchNames(calendar.branches))}</span>
        ) : null}
      </>
    ),
  }));
  return <RuleList title={say.title} lead={say.lead} at="/calendars" rules={listed} error={error} />;
}
