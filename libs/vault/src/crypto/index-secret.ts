import { type Cipher, createCipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { lowestByteFirst } from './byte-order.js';

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
  private readonly termCiphers: Record<TermField, Cipher>;

  /** @param secret  32 bytes */
  constructor(secret: Buffer) {
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `redress.vault/${use}/1`, 32));
    this.lookupKey = derive('lookup');
    this.fingerprintKey = derive('fingerprint');
    const cipher = (use: string) => createCipheriv('aes-256-ecb', derive(use), null).setAutoPadding(false);
    this.termCiphers = { name: cipher('term-of-name'), text: cipher('term-of-text') };
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
    return [...this.hashesOf(field, terms, 0)];
  }

  /** Hashes for one seal: sorted, so that nothing is left of the order of words, and filled up with hashes of nothing. */
  termsToStore(names: readonly string[], texts: readonly string[]): BigInt64Array {
    const count = names.length + texts.length;
    const filling = (fillTo - (count % fillTo)) % fillTo;
    const ofNames = this.hashesOf('name', names, 0);
    const first = ofNames[0] ?? this.hashesOf('text', texts.slice(0, 1), 0)[0] ?? 0n;
    const ofTexts = this.hashesOf('text', texts, filling, Number(BigInt.asUintN(32, first)));
    const stored = new BigInt64Array(count + filling);
    stored.set(ofNames);
    stored.set(ofTexts, names.length);
    return stored.sort();
  }

  /** One hash for each term, then `filling` hashes of nothing, which begin at a number taken from `first`. */
  private hashesOf(field: TermField, terms: readonly string[], filling: number, first = 0): BigInt64Array {
    const blocks = Buffer.alloc((terms.length + filling) * blockBytes);
    terms.forEach((term, index) => writeTerm(blocks, index * blockBytes, term));
    for (let index = 0; index < filling; index++)
      writeFiller(blocks, (terms.length + index) * blockBytes, first + index);
    return firstHalves(this.termCiphers[field].update(blocks));
  }
}

export type TermField = 'name' | 'text';

/** The first eight bytes of every block, the lowest first. */
function firstHalves(blocks: Buffer): BigInt64Array {
  if (!lowestByteFirst) blocks.swap64();
  // copied by halves of their own: a bigint for each would be the dearest part of a seal
  const words = new Uint32Array(blocks.buffer, blocks.byteOffset, blocks.length / 4);
  const halves = new Uint32Array((blocks.length / blockBytes) * 2);
  for (let from = 0, to = 0; from < words.length; from += 4) {
    halves[to++] = words[from] ?? 0;
    halves[to++] = words[from + 1] ?? 0;
  }
  return new BigInt64Array(halves.buffer);
}

function writeFiller(blocks: Buffer, at: number, number: number): void {
  blocks.fill(fillerMark, at, at + blockBytes);
  blocks.writeUInt16BE(number % fillers, at + blockBytes - 2);
}

/** 16 bytes that only this term has: its length and itself, or a mark and 15 bytes of its SHA-256. */
function writeTerm(blocks: Buffer, at: number, term: string): void {
  // up to five characters have fifteen bytes at most, so nothing needs to be counted before
  if (term.length <= 5) {
    blocks[at] = writePair(blocks, at + 1, term) ?? blocks.write(term, at + 1);
    return;
  }
  const length = Buffer.byteLength(term);
  blocks[at] = length < blockBytes ? length : longMark;
  if (length < blockBytes) blocks.write(term, at + 1);
  else
    createHash('sha256')
      .update(term)
      .digest()
      .copy(blocks, at + 1, 0, blockBytes - 1);
}

/** Most terms are two characters of three bytes in UTF-8; Node's own writing costs several times as much for so little. */
function writePair(blocks: Buffer, at: number, term: string): number | undefined {
  if (term.length !== 2) return undefined;
  const [first, second] = [term.charCodeAt(0), term.charCodeAt(1)];
  if (!hasThreeBytes(first) || !hasThreeBytes(second)) return undefined;
  writeThreeBytes(blocks, at, first);
  writeThreeBytes(blocks, at + 3, second);
  return 6;
}

function hasThreeBytes(unit: number): boolean {
  return unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff); // a surrogate is half of a character
}

function writeThreeBytes(blocks: Buffer, at: number, unit: number): void {
  blocks[at] = 0xe0 | (unit >> 12);
  blocks[at + 1] = 0x80 | ((unit >> 6) & 0x3f);
  blocks[at + 2] = 0x80 | (unit & 0x3f);
}
