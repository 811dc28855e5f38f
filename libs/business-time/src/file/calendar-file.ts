import { checkCalendar } from '../check/check-calendar.js';
import { shown } from '../check/check-values.js';
import { writtenPath } from '../check/problem.js';
import type { CalendarDefinition } from '../definition.js';
import { YamlText } from './yaml-text.js';

/** One thing wrong with a calendar file, and where: `file:line:column`. */
export interface CalendarFileProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
}

export type ReadCalendarFile =
  | { readonly outcome: 'read'; readonly definition: CalendarDefinition }
  | { readonly outcome: 'refused'; readonly problems: readonly CalendarFileProblem[] };

/**
 * Reads a calendar definition from YAML (or JSON) text; `file` only names it in problems. Everything wrong is reported
 * together. What the calendar inherits is looked at when it is compiled.
 */
export function readCalendarFile(text: string, file: string): ReadCalendarFile {
  const yaml = new YamlText(text);
  const at = (offset: number) => ({ file, ...yaml.positionAt(offset) });
  if (yaml.faults.length > 0) {
    const problems = yaml.faults.map(({ offset, message, key }) => {
      const twice = key === undefined ? '' : `; ${shown(key)} is there twice`;
      return { ...at(offset), message: `Not YAML: ${message}${twice}` };
    });
    return { outcome: 'refused', problems };
  }
  const problems = checkCalendar(yaml.value)
    .map(({ path, message }) => ({
      ...at(yaml.offsetOf(path, 'key')),
      message: path.length > 0 ? `${writtenPath(path)}: ${message}` : message,
    }))
    .sort((one, other) => one.line - other.line || one.column - other.column);
  if (problems.length > 0) return { outcome: 'refused', problems };
  return { outcome: 'read', definition: yaml.value as CalendarDefinition };
}
