import type { z } from 'zod';
import { demandsUnmet } from './base-config.js';

/** Thrown by {@link readConfig}; the message lists every problem of the environment, one a line. */
export class InvalidConfiguration extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'InvalidConfiguration';
  }
}

/**
 * Reads the environment through a schema, once, at start. An empty variable counts as a missing one.
 * Values of variables never appear in the message: some are secrets.
 *
 * @param env  the environment; this default is the only place that reads `process.env`
 * @returns a frozen object with one property a variable
 * @throws {InvalidConfiguration} naming every variable that is missing or wrong, together
 */
export function readConfig<Schema extends z.ZodObject>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<z.infer<Schema>> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = schema.safeParse(given);
  const unmet = 'TRANSPORT' in schema.shape ? demandsUnmet(given) : [];
  if (!read.success) throw new InvalidConfiguration([...problemsOf(read.error.issues, given), ...unmet]);
  if (unmet.length > 0) throw new InvalidConfiguration(unmet);
  return Object.freeze(read.data);
}

function problemsOf(issues: readonly z.core.$ZodIssue[], given: Record<string, unknown>): string[] {
  return issues.map((issue) => {
    const name = issue.path.map(String).join('.');
    if (name === '') return issue.message;
    return name in given ? `${name}: ${issue.message}` : `${name} is missing: ${sentenceOf(issue)}`;
  });
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  return issue.message === 'Invalid input: expected string, received undefined' ? 'expected a text' : issue.message;
}
