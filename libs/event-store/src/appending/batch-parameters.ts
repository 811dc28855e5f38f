import { byteaArray, intArray, textArray, utf8Array } from '@redress/binary-arrays';
import { canonicalJson } from '../canonical-json.js';
import type { PreparedAppend } from './prepared-append.js';

/** The parameters of `append_batch`: one array for each column, with the rows of all appends one after another. */
export function batchParameters(batch: readonly PreparedAppend[]): readonly Buffer[] {
  return [...streams(batch), ...events(batch), ...announcements(batch), ...takes(batch), ...onces(batch)];
}

function streams(batch: readonly PreparedAppend[]): Buffer[] {
  const rows = batch.flatMap(({ append: { stream }, chained }, nr) => {
    const last = chained.at(-1);
    return stream && last ? [{ nr, stream, last }] : [];
  });
  return [
    intArray(rows.map(({ nr }) => nr)),
    textArray(rows.map(({ stream }) => stream.streamId)),
    intArray(rows.map(({ stream }) => stream.version)),
    intArray(rows.map(({ last }) => last.version)),
    byteaArray(rows.map(({ last }) => last.hash)),
  ];
}

function events(batch: readonly PreparedAppend[]): Buffer[] {
  const rows = batch.flatMap(({ append: { stream }, chained }) =>
    stream ? chained.map((event) => ({ streamId: stream.streamId, ...event })) : [],
  );
  return [
    textArray(rows.map(({ streamId }) => streamId)),
    intArray(rows.map(({ version }) => version)),
    textArray(rows.map(({ event }) => event.eventId)),
    textArray(rows.map(({ event }) => event.type)),
    textArray(rows.map(({ event }) => event.happenedAt)),
    textArray(rows.map(({ event }) => event.recordedAt)),
    utf8Array(rows.map(({ body }) => body)),
    byteaArray(rows.map(({ hash }) => hash)),
  ];
}

function announcements(batch: readonly PreparedAppend[]): Buffer[] {
  const nrs = batch.flatMap(({ append }, nr) => append.announcements.map(() => nr));
  const rows = batch.flatMap(({ append }) => append.announcements);
  return [
    intArray(nrs),
    textArray(rows.map(({ topic }) => topic)),
    textArray(rows.map(({ key }) => key)),
    textArray(rows.map(({ eventId }) => eventId)),
    textArray(rows.map(({ type }) => type)),
    textArray(rows.map(({ happenedAt }) => happenedAt)),
    textArray(rows.map(({ recordedAt }) => recordedAt)),
    textArray(rows.map(({ headers }) => JSON.stringify(headers))),
    textArray(batch.flatMap(({ announced }) => announced)),
  ];
}

function takes(batch: readonly PreparedAppend[]): Buffer[] {
  const rows = batch.flatMap(({ append: { takes } }, nr) => (takes ? [{ nr, ...takes }] : []));
  return [
    intArray(rows.map(({ nr }) => nr)),
    textArray(rows.map(({ topic }) => topic)),
    textArray(rows.map(({ key }) => key)),
    intArray(rows.map(({ number }) => number)),
  ];
}

function onces(batch: readonly PreparedAppend[]): Buffer[] {
  const rows = batch.flatMap(({ append: { once } }, nr) => (once ? [{ nr, ...once }] : []));
  return [
    intArray(rows.map(({ nr }) => nr)),
    textArray(rows.map(({ scope }) => scope)),
    textArray(rows.map(({ key }) => key)),
    byteaArray(rows.map(({ fingerprint }) => fingerprint)),
    textArray(rows.map(({ answer }) => canonicalJson(answer))),
  ];
}
