import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import type { LogPosition } from '../announcement.js';

/** The head a stream had when the checkpoint was taken. */
export interface CheckpointHead {
  readonly streamId: string;
  readonly version: number;
  /** Hexadecimal. */
  readonly hash: string;
}

export interface CheckpointTitle {
  /** 1 for the first; each further one holds the streams that grew since the one before it. */
  readonly checkpoint: number;
  readonly schema: string;
  /** By the clock of the machine, RFC 3339. */
  readonly takenAt: string;
  /** Up to where the event log was read. */
  readonly upTo: LogPosition;
  /** SHA-256 of the checkpoint before this one, hexadecimal; null in the first. */
  readonly previous: string | null;
}

export interface Checkpoint {
  readonly title: CheckpointTitle;
  readonly heads: readonly CheckpointHead[];
}

/** Thrown for a checkpoint that cannot be what was written: its signature, its order, or its form is wrong. */
export class CheckpointInvalid extends Error {
  constructor(name: string, why: string) {
    super(`Checkpoint ${name} is not valid: ${why}.`);
    this.name = 'CheckpointInvalid';
  }
}

/** The text of a checkpoint: its title, its heads and its Ed25519 signature, one JSON value a line. */
export function checkpointText({ title, heads }: Checkpoint, privateKey: KeyObject): string {
  const signed = [title, ...heads].map((line) => `${JSON.stringify(line)}\n`).join('');
  const signature = sign(null, Buffer.from(signed), privateKey).toString('base64');
  return `${signed}${JSON.stringify({ signature })}\n`;
}

/** What a later checkpoint says of this one. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Reads checkpoints in their order, checking each one's signature and that none between the first and the last is
 * missing. That the last one given is the last one taken only their keeper knows.
 *
 * @throws {CheckpointInvalid}
 */
export function readCheckpoints(texts: readonly string[], publicKey: KeyObject): readonly Checkpoint[] {
  let previous: string | null = null;
  return texts.map((text, index) => {
    const name = `number ${index + 1}`;
    const checkpoint = readCheckpoint(text, publicKey, name);
    if (checkpoint.title.checkpoint !== index + 1) throw new CheckpointInvalid(name, 'another number is in it');
    if (checkpoint.title.previous !== previous) throw new CheckpointInvalid(name, 'it follows another one');
    previous = digestOf(text);
    return checkpoint;
  });
}

function readCheckpoint(text: string, publicKey: KeyObject, name: string): Checkpoint {
  const end = text.lastIndexOf('\n', text.length - 2) + 1;
  const signed = text.slice(0, end);
  const signature = signatureIn(text.slice(end));
  if (!signature || !verify(null, Buffer.from(signed), publicKey, signature)) {
    throw new CheckpointInvalid(name, 'its signature does not fit');
  }
  const [title, ...heads] = signed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  return { title: title as CheckpointTitle, heads: heads as CheckpointHead[] };
}

function signatureIn(line: string): Buffer | undefined {
  try {
    return Buffer.from((JSON.parse(line) as { signature: string }).signature, 'base64');
  } catch {
    return undefined;
  }
}
