import type { Append } from '../append.js';
import { canonicalJson } from '../canonical-json.js';
import { chain, type ChainedEvent } from '../hash-chain.js';

/** An append with everything computed that needs no database: texts, links, and what it must not share a batch with. */
export interface PreparedAppend {
  readonly append: Append;
  readonly chained: readonly ChainedEvent[];
  readonly announced: readonly string[];
  /** One batch holds each of these once: the second could only fail, or overtake the first. */
  readonly claims: readonly string[];
}

/** @throws {NotPlainData} some data would not come back as it went; nothing was sent */
export function prepareAppend(append: Append): PreparedAppend {
  const { stream, events, announcements, takes, once } = append;
  if (events.length > 0 && !stream) throw new TypeError('Cannot append events: no stream is named.');
  const claims: string[] = [];
  if (stream) claims.push(`stream ${stream.streamId}`);
  if (takes) claims.push(`lane ${JSON.stringify([takes.topic, takes.key])}`);
  if (once) claims.push(`once ${JSON.stringify([once.scope, once.key])}`);
  return {
    append,
    chained: stream ? chain(stream, events) : [],
    announced: announcements.map((announcement) => canonicalJson(announcement.data, announcement.type)),
    claims,
  };
}

/** The version the stream has when the append succeeds. */
export function versionAfter({ append: { stream, events } }: PreparedAppend): number {
  return (stream?.version ?? 0) + events.length;
}
