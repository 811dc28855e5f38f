import { CalendarNeverOpens, OutsideTheCalendar } from './calendar.js';
import { DAY_MS, type DayNumber, FIRST_YEAR, LAST_YEAR, firstDayOf, yearOf } from './civil-date.js';
import type { DayRule, DayRules } from './day-rules.js';
import { instantFromMs } from './instant.js';
import { DAY_MINUTES, totalMinutes } from './period.js';
import { type Table, layOut } from './table.js';
import type { EpochMs } from './units.js';
import type { Zone } from './zone.js';

const FIRST_DAY = firstDayOf(FIRST_YEAR);
const END_DAY = firstDayOf(LAST_YEAR + 1);
const YEAR_DAYS = 366;

/**
 * The table of a calendar, which grows when a question leads beyond it: at least doubled each time, so that the cost
 * of growing is shared by all questions. Growing changes no answer.
 */
export class Timeline {
  table: Table;

  constructor(
    readonly calendarId: string,
    readonly rules: DayRules,
    readonly zone: Zone,
    firstYear: number,
    lastYear: number,
  ) {
    this.table = layOut(rules, zone, firstDayOf(firstYear), firstDayOf(lastYear + 1));
  }

  /** The table, grown until it covers `at`. @throws {OutsideTheCalendar} */
  covering(at: EpochMs): Table {
    const { table } = this;
    return at >= table.from && at < table.to ? table : this.grownTo(at);
  }

  /**
   * The table, grown towards the future (1) or the past (-1) because it holds too few openings.
   * @throws {CalendarNeverOpens} when there can be none further on
   * @throws {OutsideTheCalendar} when the limit is reached
   */
  grownTowards(direction: 1 | -1, from: EpochMs): Table {
    if (!this.opensBeyond(direction)) throw new CalendarNeverOpens(this.calendarId, instantFromMs(from));
    return this.grow(direction, from);
  }

  /** Whether any day outside the table, in that direction, has opening hours. */
  private opensBeyond(direction: 1 | -1): boolean {
    return this.someDayBeyond(direction, ({ periods }) => periods.length > 0);
  }

  /** Whether any day outside the table, in that direction, is not open from midnight to midnight. */
  closesBeyond(direction: 1 | -1): boolean {
    return this.someDayBeyond(direction, ({ periods }) => totalMinutes(periods) < DAY_MINUTES);
  }

  private someDayBeyond(direction: 1 | -1, matches: (rule: DayRule) => boolean): boolean {
    const { firstDay, endDay } = this.table;
    const beyond = (day: DayNumber) => (direction === 1 ? day >= endDay : day < firstDay);
    return this.rules.week.some(matches) || [...this.rules.dated].some(([day, rule]) => beyond(day) && matches(rule));
  }

  private grownTo(at: EpochMs): Table {
    if (Number.isNaN(at)) throw new OutsideTheCalendar(this.calendarId);
    while (at < this.table.from) this.grow(-1, at);
    while (at >= this.table.to) this.grow(1, at);
    return this.table;
  }

  private grow(direction: 1 | -1, at: EpochMs): Table {
    const { firstDay, endDay } = this.table;
    const asked: DayNumber = Math.floor(at / DAY_MS) + direction * YEAR_DAYS;
    const wanted = Math.min(Math.max(asked, FIRST_DAY), END_DAY);
    const step = Math.max(endDay - firstDay, 4 * YEAR_DAYS);
    const first = direction === 1 ? firstDay : startOfYear(Math.min(firstDay - step, wanted));
    const end = direction === 1 ? startOfYear(Math.max(endDay + step, wanted) + YEAR_DAYS) : endDay;
    const [low, high] = [Math.max(first, FIRST_DAY), Math.min(end, END_DAY)];
    if (low === firstDay && high === endDay) throw new OutsideTheCalendar(this.calendarId);
    return (this.table = layOut(this.rules, this.zone, low, high));
  }
}

function startOfYear(day: DayNumber): DayNumber {
  return firstDayOf(yearOf(Math.min(Math.max(day, FIRST_DAY), END_DAY)));
}
