import { generateKeyPairSync } from 'node:crypto';
import { CheckpointInvalid, type CheckpointTitle, checkpointText, digestOf, readCheckpoints } from './checkpoint.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const heads = [{ streamId: 'lamp-1', version: 4, hash: 'ab' }];
const textOf = (title: Partial<CheckpointTitle>) => {
  const upTo = { epoch: 1, orderingXid: '7', position: '9' };
  const takenAt = '2026-03-06T00:00:00.000Z';
  return checkpointText(
    { title: { checkpoint: 1, schema: 'lamps', takenAt, upTo, previous: null, ...title }, heads },
    privateKey,
  );
};
const first = textOf({});
const second = textOf({ checkpoint: 2, previous: digestOf(first) });
const read = (...texts: string[]) => readCheckpoints(texts, publicKey);

describe('readCheckpoints', () => {
  it('gives what was signed', () =>
    expect(read(first, second).map(({ title, heads: named }) => [title.checkpoint, named])).toEqual([
      [1, heads],
      [2, heads],
    ]));

  it.each([
    ['follows another one than the one before it', [first, textOf({ checkpoint: 2, previous: digestOf('other') })]],
    ['says that something comes before the first', [textOf({ previous: digestOf('other') })]],
    ['has another number than its place', [first, textOf({ checkpoint: 3, previous: digestOf(first) })]],
    ['has a line more', [first.replace(/\n/, '\n{"streamId":"lamp-2","version":1,"hash":"00"}\n')]],
    ['has lost its signature', [first.split('\n').slice(0, -2).join('\n')]],
    ['is no checkpoint', ['not even JSON']],
  ])('does not believe one that %s', (_case, texts) => expect(() => read(...texts)).toThrow(CheckpointInvalid));
});
