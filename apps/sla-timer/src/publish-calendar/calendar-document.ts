import {
  type CalendarDefinition,
  CalendarNeverOpens,
  type Instant,
  InvalidCalendar,
  readCalendarFile,
} from '@redress/business-time';
import type { CalendarShelf } from '@redress/rulebook';
import { Problem, shortEnough } from '@redress/service-kit';

/** How many wrong places an answer names at most; it says how many there are. */
const MOST_ERRORS = 100;

/** A document that is a calendar, and the calendars as they would be with it. */
export interface ReadDocument {
  readonly definition: CalendarDefinition;
  readonly next: CalendarShelf;
}

/**
 * Reads a calendar that somebody sent, and tries it: with what it inherits from, and with what inherits from it.
 *
 * @throws {Problem} 422 naming the places that are wrong, or where it is too long to be read
 */
export function readDocument(name: string, document: string, inForce: CalendarShelf, now: Instant): ReadDocument {
  const read = readCalendarFile(shortEnough(document), name);
  if (read.outcome === 'refused') {
    throw wrong(read.problems.map(({ line, column, message }) => ({ field: `document:${line}:${column}`, message })));
  }
  const { definition } = read;
  if (definition.id !== name)
    throw wrong([{ field: 'document', message: `It is called ${definition.id}, not ${name}.` }]);
  const next = inForce.with(definition);
  for (const id of next.familyOf(name)) {
    try {
      next.named(id)?.nextOpening(now);
    } catch (error) {
      if (error instanceof InvalidCalendar || error instanceof CalendarNeverOpens)
        throw wrong([{ field: 'document', message: error.message }]);
      throw error;
    }
  }
  return { definition, next };
}

function wrong(errors: readonly { readonly field: string; readonly message: string }[]): Problem {
  return new Problem({
    status: 422,
    code: 'calendar-wrong',
    values: { count: errors.length, first: errors[0]?.message ?? '' },
    errors: errors.slice(0, MOST_ERRORS).map((error) => ({ ...error, code: 'calendar-wrong' })),
  });
}
