import type { Problem } from '../problems.js';
import { pathText } from './paths.js';
import type { Path, Position, YamlFile } from './yaml-file.js';

export interface Finding {
  readonly path: Path;
  readonly message: string;
  readonly remedy: string;
  /** Offset into the text at `path`, for expressions. */
  readonly start?: number;
  /** Points at the name instead of what it holds. */
  readonly at?: 'key' | 'value';
}

/** Gathers everything wrong in one file, in the order of its lines. */
export class Report {
  private readonly found: Problem[];
  private malformed: readonly Path[] = [];

  constructor(private readonly file: YamlFile) {
    this.found = [...file.problems];
  }

  /** Reports places that do not have the right shape; what is said of something around them later only follows from that. */
  malformedPlaces(findings: readonly Finding[]): void {
    for (const finding of findings) this.add('error', finding);
    this.malformed = findings.map((finding) => finding.path);
  }

  error(finding: Finding): void {
    this.add('error', finding);
  }

  warning(finding: Finding): void {
    this.add('warning', finding);
  }

  get problems(): readonly Problem[] {
    return [...this.found].sort((one, other) => one.line - other.line || one.column - other.column);
  }

  get hasErrors(): boolean {
    return this.found.some((problem) => problem.severity === 'error');
  }

  private add(severity: Problem['severity'], finding: Finding): void {
    const { path, message, remedy } = finding;
    if (this.malformed.some((place) => path.every((step, index) => place[index] === step))) return;
    this.found.push({
      severity,
      file: this.file.name,
      ...this.positionOf(finding),
      path: pathText(path),
      message,
      remedy,
    });
  }

  private positionOf({ path, start, at }: Finding): Position {
    return start === undefined ? this.file.positionOf(path, at) : this.file.positionInside(path, start);
  }
}
