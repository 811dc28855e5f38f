import { type Document, LineCounter, isMap, isNode, isPair, parseDocument } from 'yaml';
import { checkCalendar } from '../check/check-calendar.js';
import { type CalendarProblem, writtenPath } from '../check/problem.js';
import type { CalendarDefinition } from '../definition.js';

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({ ...at(pos[0]), message: `Not YAML: ${message}` }));
    return { outcome: 'refused', problems };
  }
  const plain = plainDataOf(document);
  if ('wrong' in plain) return { outcome: 'refused', problems: [{ ...at(0), message: `Not YAML: ${plain.wrong}` }] };
  const { candidate } = plain;
  const problems = checkCalendar(candidate)
    .map((problem) => ({
      ...at(offsetOf(document, problem)),
      message: problem.path.length > 0 ? `${writtenPath(problem.path)}: ${problem.message}` : problem.message,
    }))
    .sort((one, other) => one.line - other.line || one.column - other.column);
  if (problems.length > 0) return { outcome: 'refused', problems };
  return { outcome: 'read', definition: candidate as CalendarDefinition };
}

/** The data with its anchors and aliases expanded, unless they make it grow beyond measure or contain itself. */
function plainDataOf(document: Document): { readonly candidate: unknown } | { readonly wrong: string } {
  try {
    const candidate: unknown = document.toJS({ maxAliasCount: 100 });
    JSON.stringify(candidate);
    return { candidate };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** Where a problem stands in the text: its key, else the nearest thing around it that is there. */
function offsetOf(document: Document, { path }: CalendarProblem): number {
  for (let length = path.length; length > 0; length--) {
    const holder: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const step = path[length - 1];
    const pair = isMap(holder) ? holder.items.find(({ key }) => isNode(key) && key.toJSON() === step) : undefined;
    const node: unknown = isPair(pair) ? pair.key : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
