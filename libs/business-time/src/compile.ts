import type { Calendar } from './calendar.js';
import type { CalendarDefinition, CalendarLookup } from './definition.js';

/**
 * Makes a definition ready to reckon with.
 * @param parent finds the calendars it inherits from
 * @throws {InvalidCalendar} with every problem of the definition
 */
export declare function compileCalendar(definition: CalendarDefinition, parent?: CalendarLookup): Calendar;

/** A calendar that is always open: 24 hours on 7 days, every day a business day. */
export declare function alwaysOpen(zone?: string): Calendar;
