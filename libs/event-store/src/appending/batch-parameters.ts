import { canonicalJson } from '../canonical-json.js';
import type { PreparedAppend } from './prepared-append.js';

/** The parameters of `append_batch`: JSON texts, or null for a part that no append of the batch has. */
export function batchParameters(batch: readonly PreparedAppend[]): readonly (string | null)[] {
  return [streams(batch), events(batch), announcements(batch), takes(batch), onces(batch)].map((rows) =>
    rows.length === 0 ? null : JSON.stringify(rows),
  );
}

function streams(batch: readonly PreparedAppend[]) {
  return batch.flatMap(({ append: { stream }, chained }, nr) => {
    const last = chained.at(-1);
    if (!stream || !last) return [];
    const { streamId: stream_id, version: previous_version } = stream;
    return [{ nr, stream_id, previous_version, version: last.version, hash: last.hash.toString('hex') }];
  });
}

function events(batch: readonly PreparedAppend[]) {
  return batch.flatMap(({ append: { stream }, chained }) =>
    chained.map(({ event, version, body, hash }) => ({
      stream_id: stream?.streamId,
      version,
      event_id: event.eventId,
      type: event.type,
      happened_at: event.happenedAt,
      recorded_at: event.recordedAt,
      body,
      hash: hash.toString('hex'),
    })),
  );
}

function announcements(batch: readonly PreparedAppend[]) {
  return batch
    .flatMap(({ append, announced }, nr) =>
      append.announcements.map(({ topic, key, eventId, type, happenedAt, recordedAt, headers }, index) => ({
        nr,
        topic,
        key,
        event_id: eventId,
        type,
        happened_at: happenedAt,
        recorded_at: recordedAt,
        headers,
        body: announced[index],
      })),
    )
    .map((announcement, place) => ({ place, ...announcement }));
}

function takes(batch: readonly PreparedAppend[]) {
  return batch.flatMap(({ append: { takes } }, nr) => (takes ? [{ nr, ...takes }] : []));
}

function onces(batch: readonly PreparedAppend[]) {
  return batch.flatMap(({ append: { once } }, nr) => {
    if (!once) return [];
    const { scope, key, fingerprint, answer } = once;
    return [{ nr, scope, key, fingerprint: fingerprint.toString('hex'), answer: canonicalJson(answer) }];
  });
}
