import { randomBytes } from 'node:crypto';
import { type Binding, openBox, sealBox, unwrapKey, wrapKey } from './sealed-box.js';

const key = randomBytes(32);
const binding: Binding = { subjectId: 'subject-1', itemId: 'item-1', kind: 'name', form: 'text' };
const content = Buffer.from('李娜');
const box = sealBox(key, content, binding);

describe('a sealed box', () => {
  it('opens to its content', () => expect(openBox(key, box, binding)).toEqual(content));

  it.each([
    ['subject', { subjectId: 'subject-2' }],
    ['item', { itemId: 'item-2' }],
    ['kind', { kind: 'address' }],
    ['form', { form: 'bytes' as const }],
  ])('does not open under another %s', (_, other) =>
    expect(openBox(key, box, { ...binding, ...other })).toBeUndefined(),
  );

  it('does not open with another key, nor when any one bit is changed', () => {
    expect(openBox(randomBytes(32), box, binding)).toBeUndefined();
    for (let bit = 0; bit < box.length * 8; bit++) {
      const changed = Buffer.from(box);
      changed.writeUInt8((changed[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      expect(openBox(key, changed, binding)).toBeUndefined();
    }
  });

  it('does not open when cut short', () => {
    for (const length of [0, 1, 28, box.length - 1])
      expect(openBox(key, box.subarray(0, length), binding)).toBeUndefined();
  });

  it('never looks the same twice', () => expect(sealBox(key, content, binding)).not.toEqual(box));

  it('shows the length of its content in steps of 64 bytes only', () => {
    const lengths = [0, 1, 30, 60, 61, 124, 125].map((n) => sealBox(key, Buffer.alloc(n, 7), binding).length - 29);
    expect(lengths).toEqual([64, 64, 64, 64, 128, 128, 192]);
  });

  it('gives back contents of every length', () => {
    for (const length of [0, 1, 59, 60, 61, 1000]) {
      const bytes = randomBytes(length);
      expect(openBox(key, sealBox(key, bytes, binding), binding)).toEqual(bytes);
    }
  });
});

describe('a wrapped key', () => {
  const wrapped = wrapKey(key, content, 'subject a');

  it('unwraps for its use', () => expect(unwrapKey(key, wrapped, 'subject a')).toEqual(content));

  it('does not unwrap for another use', () => expect(unwrapKey(key, wrapped, 'subject b')).toBeUndefined());

  it('does not open as an item', () => expect(openBox(key, wrapped, binding)).toBeUndefined());
});
