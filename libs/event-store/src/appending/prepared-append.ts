import type { Append, NewAnnouncement } from '../append.js';
import { canonicalJson, NotPlainData } from '../canonical-json.js';
import { ANNOUNCEMENT_LIMIT_BYTES, AnnouncementTooLarge } from '../errors.js';
import { chain, type ChainedEvent } from '../hash-chain.js';

/** An append with everything computed that needs no database: texts, links, and what it must not share a batch with. */
export interface PreparedAppend {
  readonly append: Append;
  readonly chained: readonly ChainedEvent[];
  readonly announced: readonly string[];
  /** One batch holds each of these once: the second could only fail, or overtake the first. */
  readonly claims: readonly string[];
}

/**
 * @throws {NotPlainData} some data, or a name, would not come back as it went; nothing was sent
 * @throws {AnnouncementTooLarge} an announcement no broker would take; nothing was sent
 */
export function prepareAppend(append: Append): PreparedAppend {
  const { stream, events, announcements, takes, once } = append;
  if (events.length > 0 && !stream) throw new TypeError('Cannot append events: no stream is named.');
  const names = [stream?.streamId, takes?.topic, takes?.key, once?.scope, once?.key];
  for (const name of [...names, ...announcements.flatMap(({ topic, key }) => [topic, key])]) checkName(name);
  const claims: string[] = [];
  if (stream) claims.push(`stream ${stream.streamId}`);
  if (takes) claims.push(`lane ${JSON.stringify([takes.topic, takes.key])}`);
  if (once) claims.push(`once ${JSON.stringify([once.scope, once.key])}`);
  return {
    append,
    chained: stream ? chain(stream, events) : [],
    announced: announcements.map(bodyOf),
    claims,
  };
}

const halfOfACharacter = /\p{Surrogate}/u;

/** Half of a character would be stored as another one, so that two names became one. */
function checkName(name: string | undefined): void {
  if (name !== undefined && halfOfACharacter.test(name))
    throw new NotPlainData(JSON.stringify(name), 'half a character');
}

function bodyOf(announcement: NewAnnouncement): string {
  const body = canonicalJson(announcement.data, announcement.type);
  // a quarter of the limit in UTF-16 units cannot exceed it in UTF-8
  if (body.length * 4 <= ANNOUNCEMENT_LIMIT_BYTES) return body;
  const bytes = Buffer.byteLength(body);
  if (bytes > ANNOUNCEMENT_LIMIT_BYTES) throw new AnnouncementTooLarge(announcement, bytes);
  return body;
}

/** The version the stream has when the append succeeds. */
export function versionAfter({ append: { stream, events } }: PreparedAppend): number {
  return (stream?.version ?? 0) + events.length;
}
