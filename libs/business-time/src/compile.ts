import { onInstants, onNumbers } from './calculations.js';
import type { Calendar } from './calendar.js';
import { LAST_YEAR, MINUTE_MS, existingDay, firstDayOf, spanOf, yearOf } from './civil-date.js';
import { dayRules, ruleOf } from './day-rules.js';
import type { CalendarDefinition, CalendarLookup } from './definition.js';
import { ancestry, flattenCalendar } from './flatten.js';
import { PublishedYears, yearsOf } from './known-years.js';
import { periodText } from './period.js';
import { reckon } from './reckon/reckon.js';
import { stampOf } from './stamp.js';
import { Timeline } from './timeline.js';
import { zoneNamed } from './zone.js';

/** Years laid out at first where a calendar names none. */
const USUAL_YEARS: readonly [number, number] = [2020, 2030];
/** Of the years that a calendar names, the last ones are laid out at first; the table grows when it is asked about others. */
const LAID_OUT_YEARS = 40;

/**
 * Makes a definition ready to reckon with.
 * @param parent finds the calendars it inherits from
 * @throws {InvalidCalendar} with every problem of the definition
 */
export function compileCalendar(definition: CalendarDefinition, parent?: CalendarLookup): Calendar {
  const flat = flattenCalendar(definition, parent);
  const rules = dayRules(flat);
  const zone = zoneNamed(flat.zone);
  const spoken = spanOf([...rules.dated.keys(), ...(flat.knownYears ?? []).flatMap(yearsOf).map(firstDayOf)]);
  const [first, last] = spoken ? laidOut(yearOf(spoken.first), yearOf(spoken.last)) : USUAL_YEARS;
  const timeline = new Timeline(flat.id, rules, zone, first, last);
  const published = new PublishedYears(flat.knownYears);
  const onMs = onNumbers(timeline, published);
  const inherits = ancestry(definition, parent)
    .slice(1)
    .map(({ id, version }) => ({ id, version }));
  const { id, version } = flat;
  const identity = { id, version, zone: zone.name, ...(inherits.length > 0 ? { inherits } : {}) };
  return {
    id,
    version,
    zone: zone.name,
    stamp: stampOf(identity),
    standardDay: rules.standardDayMinutes * MINUTE_MS,
    flat,
    onMs,
    ...onInstants(onMs),
    reckon: (from, within) => reckon(identity, timeline, published, from, within),
    day: (date) => {
      const day = existingDay(date);
      const { periods, ...rest } = ruleOf(rules, day);
      return { date, hours: periods.map(periodText), ...rest, published: published.covers(day) };
    },
  };
}

function laidOut(first: number, last: number): readonly [number, number] {
  return [Math.max(first, last - LAID_OUT_YEARS), Math.min(last + 4, LAST_YEAR)];
}

/** A calendar that is always open: 24 hours on 7 days, every day a business day. */
export function alwaysOpen(zone = 'UTC'): Calendar {
  return compileCalendar({ id: 'always-open', version: 1, zone, hours: { everyDay: ['00:00-24:00'] } });
}
