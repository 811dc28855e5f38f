import { randomBytes } from 'node:crypto';
import { openBox, sealBox } from './sealed-box.js';
import { type BundleBinding, openBundle, packTexts, sealBundle } from './text-bundle.js';

const key = randomBytes(32);
const binding: BundleBinding = {
  subjectId: 'subject-1',
  bundleId: 'bundle-1',
  kinds: ['name', 'what-happened', 'demand'],
  secrets: [false, true, false],
};
const texts = ['李娜', '', 'a new bottle 😀'];
const box = sealBundle(key, packTexts(texts), binding);
const open = (other: Partial<BundleBinding> = {}, sealed = box, by = key) =>
  openBundle(by, sealed, { ...binding, ...other });

describe('a box of several texts', () => {
  it('gives each text at its place', () => {
    const textAt = open();
    expect(texts.map((_, place) => textAt?.(place))).toEqual(texts);
  });

  it.each<[string, Partial<BundleBinding>]>([
    ['subject', { subjectId: 'subject-2' }],
    ['bundle', { bundleId: 'bundle-2' }],
    ['kind of one text', { kinds: ['name', 'note', 'demand'] }],
    ['order of kinds', { kinds: ['what-happened', 'name', 'demand'] }],
    ['number of texts', { kinds: ['name', 'what-happened'], secrets: [false, true] }],
    ['flag', { secrets: [false, false, false] }],
    ['place of the flag', { secrets: [true, false, false] }],
  ])('does not open under another %s', (_, other) => expect(open(other)).toBeUndefined());

  it('does not open with another key, cut short, or when any one bit is changed', () => {
    expect(open({}, box, randomBytes(32))).toBeUndefined();
    for (const length of [0, 1, 28, box.length - 1]) expect(open({}, box.subarray(0, length))).toBeUndefined();
    for (let bit = 0; bit < box.length * 8; bit++) {
      const changed = Buffer.from(box);
      changed.writeUInt8((changed[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      expect(open({}, changed)).toBeUndefined();
    }
  });

  it('cannot be passed off as the box of one item, nor that as this', () => {
    const one: BundleBinding = { ...binding, kinds: ['name'], secrets: [false] };
    const item = { subjectId: one.subjectId, itemId: one.bundleId, kind: 'name', form: 'text' } as const;
    expect(openBox(key, sealBundle(key, packTexts(['李娜']), one), item)).toBeUndefined();
    expect(openBundle(key, sealBox(key, packTexts(['李娜']), item), one)).toBeUndefined();
  });

  it('shows the sum of the lengths in steps of 64 bytes only', () => {
    const lengths = [
      [0, 0, 0],
      [52, 0, 0],
      [10, 20, 22],
      [53, 0, 0],
      [0, 0, 116],
      [1, 0, 116],
    ].map((each) => packTexts(each.map((length) => 'x'.repeat(length))).length);
    expect(lengths).toEqual([64, 64, 64, 128, 128, 192]);
  });

  it('fills up with zeros, never with what lay in memory before', () => {
    const packed = packTexts(['x']);
    expect(packed.subarray(5).every((byte) => byte === 0)).toBe(true);
  });
});
