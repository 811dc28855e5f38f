import { createCipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';

/** Term hashes of one seal are filled up to a multiple of this, so that their number tells little about a text. */
const fillTo = 16;
const fillers = 1024;

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
    return this.blockHashes(field, terms.map(blockOfTerm));
  }

  /** Hashes for one seal: sorted, so that nothing is left of the order of words, and filled up with hashes of nothing. */
  termsToStore(names: readonly string[], texts: readonly string[]): bigint[] {
    const hashes = [...this.terms('name', names), ...this.terms('text', texts)];
    if (!hashes.length) return [];
    const first = Number(BigInt.asUintN(32, hashes[0] ?? 0n)) % fillers;
    const missing = (fillTo - (hashes.length % fillTo)) % fillTo;
    const filling = Array.from({ length: missing }, (_, index) => blockOfFiller((first + index * 61) % fillers));
    return [...hashes, ...this.blockHashes('text', filling)].sort((a, b) => (a < b ? -1 : 1));
  }

  private blockHashes(field: TermField, blocks: readonly Buffer[]): bigint[] {
    if (!blocks.length) return [];
    const cipher = createCipheriv('aes-256-ecb', this.termKeys[field], null).setAutoPadding(false);
    const hashed = cipher.update(Buffer.concat(blocks));
    return blocks.map((_, index) => hashed.readBigInt64BE(index * 16));
  }
}

export type TermField = 'name' | 'text';

/** 16 bytes that only this term has: its length and itself, or a mark and 15 bytes of its SHA-256. */
function blockOfTerm(term: string): Buffer {
  const block = Buffer.alloc(16);
  const length = Buffer.byteLength(term);
  if (length < 16) {
    block[0] = length;
    block.write(term, 1);
    return block;
  }
  createHash('sha256').update(term).digest().copy(block, 1, 0, 15);
  block[0] = 0xff;
  return block;
}

function blockOfFiller(number: number): Buffer {
  const block = Buffer.alloc(16, 0xfe);
  block.writeUInt16BE(number, 14);
  return block;
}
