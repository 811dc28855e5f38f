import { type YamlPath as Path, type YamlPosition as Position, YamlText } from '@redress/business-time';
import { isScalar } from 'yaml';
import type { Problem } from '../problems.js';

export type { Path, Position };

/** A policy's text with the place of everything in it. */
export class YamlFile {
  private readonly yaml: YamlText;
  readonly value: unknown;
  readonly problems: readonly Problem[];

  constructor(
    readonly name: string,
    readonly text: string,
  ) {
    this.yaml = new YamlText(text);
    this.value = this.yaml.value;
    this.problems = this.yaml.faults.map(({ offset, message }) => this.syntaxProblem(offset, message));
  }

  /** Where `path` lies: its value, or its key when `of` is `key`; for what is missing, the nearest thing around it. */
  positionOf(path: Path, of: 'key' | 'value' = 'value'): Position {
    return this.yaml.positionAt(this.yaml.offsetOf(path, of));
  }

  /** Where the character `start` of the text at `path` lies; exact for text on one line without escapes. */
  positionInside(path: Path, start: number): Position {
    const node = this.yaml.nodeAt(path);
    if (!isScalar(node) || !node.range) return this.positionOf(path);
    const written = this.text.slice(node.range[0], node.range[1]);
    const value = String(node.value);
    const shift = written.indexOf(value);
    return this.yaml.positionAt(node.range[0] + (shift < 0 ? 0 : shift + Math.min(start, value.length)));
  }

  private syntaxProblem(offset: number, message: string): Problem {
    return {
      severity: 'error',
      file: this.name,
      ...this.yaml.positionAt(offset),
      path: '',
      message,
      remedy: remedyFor(message),
    };
  }
}

function remedyFor(message: string): string {
  if (message.includes('unique')) return 'Give it another name, or merge the two.';
  if (message.includes('characters')) return 'A policy this long is several: give each kind of matter its own.';
  return 'Check the indentation, quotes and colons around this place.';
}
