import { decrypt, encrypt } from './encryption.js';
import { paddedLength } from './padding.js';

/** What the texts of one seal are bound to together: with any of it changed, none of them opens. */
export interface BundleBinding {
  readonly subjectId: string;
  readonly bundleId: string;
  /** One per text, in order. */
  readonly kinds: readonly string[];
  readonly secrets: readonly boolean[];
}

const lengthBytes = 4;

/** `length of each text | each text | zeros`, a multiple of 64 bytes long; how many there are, the binding knows. */
export function packTexts(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const begin = texts.length * lengthBytes;
  const used = lengths.reduce((sum, length) => sum + length, begin);
  const packed = Buffer.alloc(paddedLength(used));
  let at = begin;
  texts.forEach((text, place) => {
    packed.writeUInt32BE(lengths[place] ?? 0, place * lengthBytes);
    at += packed.write(text, at);
  });
  return packed;
}

/** One box for all texts of a seal: only the sum of their lengths shows, in steps of 64 bytes. */
export function sealBundle(key: Buffer, packed: Buffer, binding: BundleBinding): Buffer {
  return encrypt(key, packed, bundleContext(binding));
}

/** Reads the text at a place; undefined when box, key and binding do not belong together. */
export function openBundle(key: Buffer, box: Buffer, binding: BundleBinding): ((place: number) => string) | undefined {
  const packed = decrypt(key, box, bundleContext(binding));
  if (!packed) return undefined;
  const ends = [binding.kinds.length * lengthBytes];
  for (let place = 0; place < binding.kinds.length; place++)
    ends.push((ends[place] ?? 0) + packed.readUInt32BE(place * lengthBytes));
  return (place) => packed.toString('utf8', ends[place], ends[place + 1]);
}

// No part holds a NUL, and a flag stands before each kind, so that no two bindings read the same.
function bundleContext({ subjectId, bundleId, kinds, secrets }: BundleBinding): string {
  let context = `redress.vault/bundle/1\0${subjectId}\0${bundleId}`;
  kinds.forEach((kind, place) => (context += secrets[place] ? `\0s${kind}` : `\0-${kind}`));
  return context;
}
