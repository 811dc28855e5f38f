import { CalendarList } from './calendar-list.js';
import { CalendarRoom } from './calendar-room.js';
import './calendars.css';

/** What due times are reckoned by: all calendars, or one of them with its year and its versions. */
export function Calendars({ name, query }: { readonly name: string | undefined; readonly query: URLSearchParams }) {
  if (name === undefined) return <CalendarList />;
  const year = Number(query.get('year'));
  return <CalendarRoom name={name} year={Number.isInteger(year) && year > 0 ? year : undefined} />;
}
