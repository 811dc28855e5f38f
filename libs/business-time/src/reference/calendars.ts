import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Calendar,
  type CalendarDefinition,
  type Instant,
  compileCalendar,
  instant,
  readCalendarFile,
} from '../index.js';

const folder = join(__dirname, '../../../../policies/calendars');

/** The calendars shipped in `policies/calendars`. */
export const shippedIds = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''));

/** A calendar shipped in `policies/calendars`. */
export function shippedDefinition(id: string): CalendarDefinition {
  const read = readCalendarFile(readFileSync(join(folder, `${id}.yaml`), 'utf8'), `${id}.yaml`);
  if (read.outcome === 'refused') throw new Error(JSON.stringify(read.problems));
  return read.definition;
}

export function shippedCalendar(id: string): Calendar {
  return compileCalendar(shippedDefinition(id), shippedDefinition);
}

/** The text of a shipped file. */
export function shippedText(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** A moment in Shanghai: `2026-03-06 17:45`. */
export function shanghai(text: string): Instant {
  return instant(`${text.replace(' ', 'T')}+08:00`);
}

/** Monday to Friday with a lunch break, in a zone. */
export const office = (zone: string, more: Partial<CalendarDefinition> = {}): CalendarDefinition => ({
  id: 'office',
  version: 1,
  zone,
  hours: { weekdays: ['09:00-12:00', '13:00-18:00'] },
  ...more,
});

export const HOUR = 3_600_000;
export const MINUTE_MS = 60_000;
