import { z } from 'zod';
import { suggestion } from '../conditions/names.js';
import { remedySign } from '../source/words.js';
import { valueAt } from './paths.js';
import type { Finding } from './report.js';
import { keysKnownAt } from './schema-keys.js';
import type { Path } from './yaml-file.js';

type Issue = z.core.$ZodIssue;

/** What does not have the shape the schema asks for, as an author needs to hear it. */
export function structureFindings(schema: z.ZodType, value: unknown): readonly Finding[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => findingsOf(schema, value, issue, []));
}

function findingsOf(schema: z.ZodType, root: unknown, issue: Issue, above: Path): readonly Finding[] {
  const path = [...above, ...(issue.path as Path)];
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        at: 'key' as const,
        message: `"${key}" is not known here`,
        remedy: key.includes(' ')
          ? 'Put a text that holds a comma in quotes.'
          : suggestion(key, keysKnownAt(schema, path)),
      }));
    case 'invalid_union':
      return likeliestBranch(issue.errors, value).flatMap((inner) => findingsOf(schema, root, inner, path));
    case 'invalid_key':
      return [{ path, at: 'key', ...split(issue.issues[0]?.message ?? issue.message, `"${String(path.at(-1))}"`) }];
    case 'invalid_value':
      return [{ path, ...invalidValue(issue.values, value, path) }];
    case 'invalid_type':
      return [{ path, ...invalidType(issue.expected, issue.message, value, path) }];
    default:
      return [{ path, ...split(issue.message, typeof value === 'string' ? `"${value}"` : String(path.at(-1))) }];
  }
}

/** The branch meant by the author: one that accepts the kind of value written, with the fewest faults. */
function likeliestBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] {
  const wrongKind = (issues: readonly Issue[]) =>
    issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type');
  const literalOnly = (issues: readonly Issue[]) =>
    issues.every((issue) => issue.code === 'invalid_value' && issue.values.length === 1);
  const rank = (issues: readonly Issue[]) =>
    (wrongKind(issues) ? 1000 : 0) + (literalOnly(issues) && value !== undefined ? 2000 : 0) + issues.length;
  return [...branches].sort((one, other) => rank(one) - rank(other))[0] ?? [];
}

function invalidValue(values: readonly unknown[], value: unknown, path: Path) {
  const known = values.map(String);
  if (value === undefined) return missing(path, `one of ${known.join(', ')}`);
  const written = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return {
    message: `${written} is not allowed here`,
    remedy: suggestion(typeof value === 'string' ? value : written, known),
  };
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an indented part with names of its own',
  record: 'an indented part with names of its own',
  array: 'a list',
};

function invalidType(expected: string, message: string, value: unknown, path: Path) {
  const wanted = kinds[expected] ?? expected;
  if (value === undefined || value === null) return missing(path, wanted);
  if (message.includes(remedySign)) return split(message, `"${String(path.at(-1))}"`);
  return { message: `"${String(path.at(-1) ?? 'the file')}" is to be ${wanted}`, remedy: `Write ${wanted} here.` };
}

function missing(path: Path, wanted: string) {
  return { message: `"${String(path.at(-1) ?? 'the file')}" is missing`, remedy: `Add it: ${wanted}.` };
}

function split(message: string, subject: string): { message: string; remedy: string } {
  const [what = message, remedy] = message.split(remedySign);
  if (remedy === undefined)
    return { message: `${subject}: ${what}`, remedy: 'Write what the reference asks for here.' };
  const opens = what.startsWith('is ') ? `${subject} ${what}` : what;
  return { message: opens, remedy: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}.` };
}
