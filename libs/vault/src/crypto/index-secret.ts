import { createCipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';

/** Term hashes of one seal are filled up to a multiple of this, so that their number tells little about a text. */
const fillTo = 16;
const fillers = 16_384;
const blockBytes = 16;
const [fillerMark, longMark] = [0xfe, 0xff]; // no term of 0 to 15 bytes begins with these lengths

/**
 * Keyed hashes for finding and recognising. All keys are derived (HKDF-SHA256) from one secret of the installation, which
 * lies in the database wrapped like any data key: rotation wraps it anew and leaves every hash as it is.
 */
export class IndexSecret {
  private readonly lookupKey: Buffer;
  private readonly fingerprintKey: Buffer;
  private readonly termKeys: Record<TermField, Buffer>;

  /** @param secret  32 bytes */
  constructor(secret: Buffer) {
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `redress.vault/${use}/1`, 32));
    this.lookupKey = derive('lookup');
    this.fingerprintKey = derive('fingerprint');
    this.termKeys = { name: derive('term-of-name'), text: derive('term-of-text') };
  }

  /** HMAC-SHA256 of a normalised lookup; the same value under two kinds gives two digests. */
  lookup(kind: string, normalised: string): Buffer {
    return createHmac('sha256', this.lookupKey).update(`${kind}\0${normalised}`).digest();
  }

  /** HMAC-SHA256 that recognises bytes without keeping them. */
  fingerprint(bytes: Buffer | string): Buffer {
    return createHmac('sha256', this.fingerprintKey).update(bytes).digest();
  }

  /**
   * A 64-bit keyed hash per term. A complaint has hundreds of terms, so all go through AES-256 in one call (a keyed
   * permutation of 16-byte blocks, one term each) at a hundredth of the price of an HMAC each.
   */
  terms(field: TermField, terms: readonly string[]): bigint[] {
    const blocks = Buffer.alloc(terms.length * blockBytes);
    terms.forEach((term, index) => writeTerm(blocks, index * blockBytes, term));
    return this.hashBlocks(field, blocks);
  }

  /** Hashes for one seal: sorted, so that nothing is left of the order of words, and filled up with hashes of nothing. */
  termsToStore(names: readonly string[], texts: readonly string[]): bigint[] {
    const hashes = [...this.terms('name', names), ...this.terms('text', texts)];
    if (!hashes.length) return [];
    const first = Number(BigInt.asUintN(32, hashes[0] ?? 0n));
    const fill = Buffer.alloc(((fillTo - (hashes.length % fillTo)) % fillTo) * blockBytes, fillerMark);
    for (let at = 0; at < fill.length; at += blockBytes)
      fill.writeUInt16BE((first + at) % fillers, at + blockBytes - 2);
    return [...BigInt64Array.from([...hashes, ...this.hashBlocks('text', fill)]).sort()];
  }

  private hashBlocks(field: TermField, blocks: Buffer): bigint[] {
    const cipher = createCipheriv('aes-256-ecb', this.termKeys[field], null).setAutoPadding(false);
    const hashed = cipher.update(blocks);
    return Array.from({ length: hashed.length / blockBytes }, (_, index) => hashed.readBigInt64LE(index * blockBytes));
  }
}

export type TermField = 'name' | 'text';

/** 16 bytes that only this term has: its length and itself, or a mark and 15 bytes of its SHA-256. */
function writeTerm(blocks: Buffer, at: number, term: string): void {
  const length = Buffer.byteLength(term);
  blocks[at] = length < blockBytes ? length : longMark;
  if (length < blockBytes) blocks.write(term, at + 1);
  else
    createHash('sha256')
      .update(term)
      .digest()
      .copy(blocks, at + 1, 0, blockBytes - 1);
}
