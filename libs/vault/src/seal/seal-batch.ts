import { bigintArray, booleanArray, byteaArray, textArray } from '@redress/binary-arrays';
import type { DataSource } from 'typeorm';
import type { WrappedKey } from '../crypto/key-wrapping.js';
import { type Prepared, runPrepared } from '../prepared.js';
import { endsOf } from './ends-of.js';
import type { PreparedSeal } from './prepare-seal.js';

/** Under whose key a seal is encrypted, for the database to agree with or not. */
export interface Proposal {
  readonly seal: PreparedSeal;
  /** Undefined asks for the key of the insisted subject: nothing is encrypted yet. */
  readonly subjectId: string | undefined;
  /** Of a new subject; undefined when the subject is thought to be there. */
  readonly newKey: WrappedKey | undefined;
  /** The ciphertext of its texts; undefined without any, or without a subject. */
  readonly bundleBox: Buffer | undefined;
  /** Ciphertexts of the items sealed alone, one for each; empty without a subject. */
  readonly boxes: readonly Buffer[];
}

export type Verdict =
  | { readonly outcome: 'new' | 'joined'; readonly subjectId: string }
  | ({ readonly outcome: 'belongs'; readonly subjectId: string } & WrappedKey)
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'erased'; readonly at: Date };

interface Row {
  readonly seal: number;
  readonly outcome: Verdict['outcome'];
  // of the seals that belong to another subject than proposed; null elsewhere
  readonly subject_id: string;
  readonly key_id: string;
  readonly wrapped: Buffer;
  // of the erased
  readonly erased_at: Date;
}

const statement: Prepared = {
  name: 'vault-seal-batch',
  text: 'SELECT * FROM seal_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)',
};

const none = Buffer.alloc(0);

/** Stores what the database agrees with, in one round trip and one transaction; answers in the order of the proposals. */
export async function sealBatch(dataSource: DataSource, batch: readonly Proposal[]): Promise<Verdict[]> {
  const lookups = batch.flatMap(({ seal }, index) => seal.digests.map((digest) => ({ seal: index + 1, digest })));
  const bundles = batch.map(({ seal, bundleBox }) => (bundleBox ? seal.items.bundle : undefined));
  const bundleBoxes = batch.map(({ bundleBox }) => bundleBox ?? none);
  const items = batch.flatMap(({ seal, boxes }, index) =>
    boxes.map((box, n) => ({ seal: index + 1, box, item: seal.items.alone[n] })),
  );
  const rows = await runPrepared<Row>(dataSource, statement, [
    batch.map(({ subjectId }) => subjectId ?? null),
    batch.map(({ seal }) => seal.insisted ?? null),
    batch.map(({ newKey }) => newKey?.keyId ?? null),
    byteaArray(batch.map(({ newKey }) => newKey?.wrapped ?? null)),
    textArray(batch.map(({ seal }) => seal.owner.service)),
    textArray(batch.map(({ seal }) => seal.owner.streamId)),
    bigintArray(batch.map(({ seal }) => seal.terms)),
    endsOf(batch.map(({ seal }) => seal.terms)),
    lookups.map(({ seal }) => seal),
    Buffer.concat(lookups.map(({ digest }) => digest)),
    bundles.map((bundle) => bundle?.bundleId ?? null),
    textArray(bundles.flatMap((bundle) => bundle?.kinds ?? [])),
    booleanArray(bundles.flatMap((bundle) => bundle?.secrets ?? [])),
    endsOf(bundles.map((bundle) => bundle?.kinds ?? [])),
    Buffer.concat(bundleBoxes),
    endsOf(bundleBoxes),
    items.map(({ seal }) => seal),
    items.map(({ item }) => item?.itemId),
    items.map(({ item }) => item?.kind),
    items.map(({ item }) => item?.form),
    items.map(({ item }) => item?.secret),
    Buffer.concat(items.map(({ box }) => box)),
    endsOf(items.map(({ box }) => box)),
  ]);
  const bySeal = new Map(rows.map((row) => [row.seal, row]));
  return batch.map(({ subjectId }, index) => verdict(bySeal.get(index + 1), subjectId ?? ''));
}

/** Two seals that share a lookup must not meet in one statement: the second is to see what the first did. */
export const claimsOf = ({ seal }: Proposal): readonly string[] => seal.claims;

/** Bytes of ciphertext. */
export const bytesOf = ({ bundleBox, boxes }: Proposal): number =>
  boxes.reduce((bytes, box) => bytes + box.length, bundleBox?.length ?? 0);

function verdict(row: Row | undefined, proposed: string): Verdict {
  switch (row?.outcome) {
    case 'new':
    case 'joined':
      return { outcome: row.outcome, subjectId: proposed };
    case 'belongs':
      return { outcome: 'belongs', subjectId: row.subject_id, keyId: row.key_id, wrapped: row.wrapped };
    case 'erased':
      return { outcome: 'erased', at: row.erased_at };
    case 'gone':
    case 'unknown':
      return { outcome: row.outcome };
    case undefined:
      throw new Error('seal_batch gave no answer for a seal.');
  }
}
