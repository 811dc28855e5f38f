import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  visit,
  type YAMLMap,
} from 'yaml';

/** Longer texts are neither calendars nor policies, and reading one would hold up everybody else. */
export const LONGEST_DOCUMENT = 100_000;
/** Lists and parts inside one another; the parser calls itself for each of them and has only so much room. */
const DEEPEST = 64;
/** As JSON, with what aliases stand for written out. */
const LONGEST_EXPANDED = 5 * LONGEST_DOCUMENT;

export type YamlPath = readonly (string | number)[];

/** Why a text is no YAML that is read here, and where: an offset in characters. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
  /** The key that is there twice, where that is what is wrong. */
  readonly key?: string;
}

/** Both from 1. */
export interface YamlPosition {
  readonly line: number;
  readonly column: number;
}

/** A YAML text that anybody may have written, with the place of everything in it; read in time that grows with its length. */
export class YamlText {
  private readonly lines = new LineCounter();
  private readonly document: Document | undefined;
  private readonly entries = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  readonly faults: readonly YamlFault[];
  /** The plain data, anchors and aliases expanded; undefined where there are faults. */
  readonly value: unknown;

  constructor(readonly text: string) {
    const read = composed(text, this.lines);
    this.document = read.document;
    const expanded = read.document && read.faults.length === 0 ? plainDataOf(read.document) : undefined;
    this.faults = expanded?.wrong === undefined ? read.faults : [{ offset: 0, message: expanded.wrong }];
    this.value = this.faults.length > 0 ? undefined : expanded?.value;
  }

  /** What is written at `path`; nothing where there is nothing. */
  nodeAt(path: YamlPath): unknown {
    return path.reduce<unknown>((node, step) => this.pairAt(node, step)?.value, this.document?.contents);
  }

  /** Where `path` lies: its value, or its key when `of` is `key`; for what is missing, the nearest thing around it. */
  offsetOf(path: YamlPath, of: 'key' | 'value'): number {
    let node: unknown = this.document?.contents;
    let offset = startOf(node) ?? 0;
    for (const [index, step] of path.entries()) {
      const pair = this.pairAt(node, step);
      if (pair === undefined) break;
      const last = index === path.length - 1;
      node = pair.value;
      offset = (last && of === 'value' ? startOf(node) : undefined) ?? startOf(pair.key) ?? startOf(node) ?? offset;
    }
    return offset;
  }

  positionAt(offset: number): YamlPosition {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  private pairAt(node: unknown, step: string | number): Pair | undefined {
    if (isMap(node)) return this.entriesOf(node).get(String(step));
    const item: unknown = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    return item === undefined ? undefined : ({ key: item, value: item } as Pair);
  }

  private entriesOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.entries.get(map) ?? new Map(map.items.map((pair) => [keyOf(pair), pair]));
    this.entries.set(map, known);
    return known;
  }
}

function composed(
  text: string,
  lines: LineCounter,
): { readonly document?: Document; readonly faults: readonly YamlFault[] } {
  if (text.length > LONGEST_DOCUMENT)
    return fault(`it has ${text.length} characters; a document has at most ${LONGEST_DOCUMENT}`);
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (depthOf(tokens) > DEEPEST) return fault(`more than ${DEEPEST} lists and parts lie inside one another`);
  // its own look for repeated keys compares each with every other one
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false };
  const [document, second] = [...new Composer(options).compose(tokens, true, text.length)];
  if (document === undefined) return fault('it holds no document');
  const faults: YamlFault[] = document.errors.map(({ message, pos }) => ({ offset: pos[0], message }));
  if (second !== undefined) faults.push({ offset: second.range[0], message: 'it holds more than one document' });
  return { document, faults: [...faults, ...repeatedKeys(document)] };
}

function fault(message: string): { readonly faults: readonly YamlFault[] } {
  return { faults: [{ offset: 0, message }] };
}

/** How many lists and parts lie inside one another; without calling itself, so that no depth is too much for it. */
function depthOf(tokens: readonly CST.Token[]): number {
  let deepest = 0;
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    const { token, depth } = each;
    deepest = Math.max(deepest, depth);
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
    for (const { key, value } of 'items' in token ? token.items : []) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return deepest;
}

function repeatedKeys(document: Document): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          faults.push({ offset: startOf(key) ?? 0, message: 'Map keys must be unique', key: String(key.value) });
        seen.add(key.value);
      }
    },
  });
  return faults;
}

/** The data with its anchors and aliases expanded, unless they make it grow beyond measure or contain itself. */
function plainDataOf(document: Document): { readonly value?: unknown; readonly wrong?: string } {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    const { length } = JSON.stringify(value);
    if (length <= LONGEST_EXPANDED) return { value };
    return { wrong: `written out it has ${length} characters; it may have ${LONGEST_EXPANDED}` };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : isAlias(key) ? key.source : key);
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
