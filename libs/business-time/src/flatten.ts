import type { CalendarDefinition, CalendarLookup } from './definition.js';

/** A definition that inherits nothing any more. */
export type FlatCalendar = CalendarDefinition & { readonly zone: string; readonly inherits?: undefined };

/** `definition` with everything it inherits written out. */
export declare function flattenCalendar(definition: CalendarDefinition, parent?: CalendarLookup): FlatCalendar;
