import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Problem } from '../problems.js';

export type Path = readonly (string | number)[];
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Larger files are no policies. */
const longestText = 2_000_000;

/** A YAML text with the place of everything in it. */
export class YamlFile {
  private readonly lines = new LineCounter();
  private readonly document: Document;
  /** Anchors and aliases are expanded; at most a hundred of them. */
  readonly value: unknown;
  readonly problems: readonly Problem[];

  constructor(
    readonly name: string,
    readonly text: string,
  ) {
    const tooLong = text.length > longestText;
    this.document = parseDocument(tooLong ? '' : text, { lineCounter: this.lines, prettyErrors: false });
    const problems = this.document.errors.map((error) => this.syntaxProblem(error.pos[0], error.message));
    if (tooLong) problems.push(this.syntaxProblem(0, `is longer than ${String(longestText)} characters`));
    this.value = problems.length > 0 ? undefined : this.expanded(problems);
    this.problems = problems;
  }

  /** Where `path` lies: its value, or its key when `of` is `key`; for what is missing, the nearest thing around it. */
  positionOf(path: Path, of: 'key' | 'value' = 'value'): Position {
    let node: unknown = this.document.contents;
    let offset = offsetOf(node) ?? 0;
    for (const [index, step] of path.entries()) {
      const pair = pairAt(node, step);
      if (pair === undefined) break;
      const last = index === path.length - 1;
      const key = offsetOf(pair.key);
      node = pair.value;
      offset = (last && of === 'value' ? offsetOf(node) : undefined) ?? key ?? offsetOf(node) ?? offset;
    }
    return this.at(offset);
  }

  /** Where the character `start` of the text at `path` lies; exact for text on one line without escapes. */
  positionInside(path: Path, start: number): Position {
    const node = this.document.getIn(path, true);
    if (!isScalar(node) || !node.range) return this.positionOf(path);
    const written = this.text.slice(node.range[0], node.range[1]);
    const value = String(node.value);
    const shift = written.indexOf(value);
    return this.at(node.range[0] + (shift < 0 ? 0 : shift + Math.min(start, value.length)));
  }

  private at(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  private expanded(problems: Problem[]): unknown {
    try {
      return this.document.toJS({ maxAliasCount: 100 });
    } catch (error) {
      problems.push(this.syntaxProblem(0, error instanceof Error ? error.message : String(error)));
      return undefined;
    }
  }

  private syntaxProblem(offset: number, message: string): Problem {
    const remedy = message.includes('unique')
      ? 'Give it another name, or merge the two.'
      : 'Check the indentation, quotes and colons around this place.';
    return { severity: 'error', file: this.name, ...this.at(offset), path: '', message, remedy };
  }
}

function pairAt(node: unknown, step: string | number): Pair<unknown, unknown> | undefined {
  if (isMap(node)) return node.items.find((pair) => keyOf(pair) === String(step));
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return item === undefined ? undefined : ({ key: item, value: item } as Pair<unknown, unknown>);
  }
  return undefined;
}

function keyOf(pair: Pair<unknown, unknown>): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
