/** One thing wrong in a policy file; everything found is reported together. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** Place in the file, like `deadlines.resolution.ladder[1].tell`. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** A problem on one line, as compilers print it. */
export function describeProblem({ severity, file, line, column, path, message, remedy }: Problem): string {
  return `${file}:${String(line)}:${String(column)} ${severity} ${path}: ${message}. ${remedy}`;
}
