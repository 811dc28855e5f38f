import { Problem } from '../problem/problem.js';

/** The ETag of version `version`: `"7"`. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version that an `If-Match` header names.
 *
 * @throws {Problem} 428 when the header is missing, 400 when it is not one ETag of ours
 */
export function versionOfIfMatch(ifMatch: string | undefined): number {
  if (ifMatch === undefined || ifMatch === '') throw new Problem({ status: 428, code: 'if-match-missing' });
  const version = /^"(0|[1-9]\d{0,9})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw new Problem({ status: 400, code: 'if-match-malformed' });
  return Number(version);
}
