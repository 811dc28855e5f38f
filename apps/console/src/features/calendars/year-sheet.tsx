import type { CalendarRecord } from '@redress/contracts';
import { useLanguage, useWords } from '../../language/language.js';
import { Link } from '../../navigation/router.js';
import { monthsOf, runsOf, standingOf } from './year-days.js';

type Year = CalendarRecord['year'];
type Day = Year['days'][number];

/** A year as it hangs on a wall: twelve months, and in words the days that differ from the week. */
export function YearSheet({ name, year }: { readonly name: string; readonly year: Year }) {
  const { calendars: say } = useWords();
  const { language } = useLanguage();
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return (
    <section className="year" aria-labelledby="the-year">
      <div className="rule-head">
        <h2 id="the-year">{say.year(year.year)}</h2>
        <nav className="year-steps" aria-label={say.year(year.year)}>
          <Link className="button" href={`/calendars/${name}?year=${year.year - 1}`} aria-label={say.yearBefore}>
            ‹ {year.year - 1}
          </Link>
          <Link className="button" href={`/calendars/${name}?year=${year.year + 1}`} aria-label={say.yearAfter}>
            {year.year + 1} ›
          </Link>
        </nav>
      </div>
      {year.known ? null : <p className="notice calm">{say.unknownYear}</p>}
      <div className="months" aria-hidden="true">
        {monthsOf(year.days).map(({ month, before, days }) => (
          <div key={month} className="card month">
            <strong>{monthName.format(new Date(Date.UTC(year.year, month, 1)))}</strong>
            <div className="month-days">
              {say.weekdays.map((weekday) => (
                <span key={weekday} className="weekday">
                  {weekday}
                </span>
              ))}
              {days.map((day, index) => (
                <span
                  key={day.date}
                  className={`day ${standingOf(day)}${day.published ? '' : ' unpublished'}`}
                  style={index === 0 ? { gridColumnStart: before + 1 } : undefined}
                  title={titleOf(day)}
                >
                  {Number(day.date.slice(8))}
                </span>
              ))}
            </div>
          </div>
        ))}
      </div>
      <SpecialDays days={year.days} />
    </section>
  );
}

/** The same for those who read rather than look. */
function SpecialDays({ days }: { readonly days: readonly Day[] }) {
  const { calendars: say } = useWords();
  const { language } = useLanguage();
  const runs = runsOf(days);
  if (runs.length === 0) return <p className="quiet">{say.noSpecial}</p>;
  return (
    <>
      <h3>{say.special}</h3>
      <ul className="special-days">
        {runs.map(({ first, last }) => (
          <li key={first.date}>
            <span className={`day-mark ${standingOf(first)}`} aria-hidden="true" />
            <span className="number">
              {first.date.slice(5)}
              {last.date === first.date ? '' : ` – ${last.date.slice(5)}`}
            </span>{' '}
            <span>{(language === 'zh-CN' ? first.name?.zh : first.name?.en) ?? first.name?.zh ?? ''}</span>{' '}
            <span className="quiet small">
              {say.standings[first.standing]}
              {first.hours.length > 0 ? ` ${first.hours.join(', ')}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function titleOf({ date, hours, name }: Day): string {
  return [date, name?.zh, name?.en, hours.join(', ')].filter((part) => part !== undefined && part !== '').join(' · ');
}
