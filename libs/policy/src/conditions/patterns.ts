import { RE2JS } from 're2js';

const compiled = new Map<string, RE2JS | undefined>();
const mostKept = 1_000;

/** Whether the whole of `text` matches; the time is linear in its length whatever the pattern (RE2 syntax). */
export function fitsPattern(text: string, pattern: string): boolean {
  return patternOf(pattern)?.matches(text) ?? false;
}

/** Whether this is a pattern at all. */
export function isPattern(pattern: string): boolean {
  return patternOf(pattern) !== undefined;
}

function patternOf(pattern: string): RE2JS | undefined {
  if (!compiled.has(pattern)) {
    if (compiled.size >= mostKept) compiled.clear();
    compiled.set(pattern, compile(pattern));
  }
  return compiled.get(pattern);
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}
