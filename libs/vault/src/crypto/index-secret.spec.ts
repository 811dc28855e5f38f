import { randomBytes } from 'node:crypto';
import { IndexSecret } from './index-secret.js';

const secret = randomBytes(32);
const index = new IndexSecret(secret);

describe('keyed hashes', () => {
  it('are for ever what they were: stored ones are never made anew', () => {
    const known = new IndexSecret(Buffer.alloc(32, 7));
    expect(known.terms('text', ['退货', 'abc', 'café', '😀', '한국', 'ａb'])).toEqual([
      -1085866886719825652n,
      8740173293124973882n,
      7924070842099941287n,
      -8258078899268877220n,
      7587218495353393411n,
      942141321580105531n,
    ]);
    expect(known.terms('name', ['李', '欧阳小明同学'])).toEqual([2559697049305007402n, -6344352123320751240n]);
    expect(known.lookup('email', 'li.na@example.org').toString('hex')).toBe(
      '15636195ad4927f398f683c090c708aa5b3a91c98f34c846431bee76e36f0cf9',
    );
  });

  it('are the same after a restart and others in another installation', () => {
    const lookup = index.lookup('email', 'li.na@example.org');
    expect(new IndexSecret(secret).lookup('email', 'li.na@example.org')).toEqual(lookup);
    expect(new IndexSecret(randomBytes(32)).lookup('email', 'li.na@example.org')).not.toEqual(lookup);
  });

  it('keep kinds, fields and uses apart', () => {
    expect(index.lookup('email', 'x')).not.toEqual(index.lookup('telephone', 'x'));
    expect(index.terms('name', ['李娜'])).not.toEqual(index.terms('text', ['李娜']));
    expect(index.fingerprint('x')).not.toEqual(index.lookup('', 'x'));
  });

  it('tell long terms apart that begin alike', () => {
    const [one, other] = index.terms('text', ['abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrstuvwxyZ']);
    expect(one).not.toEqual(other);
  });

  it('give a term the same hash in any company', () =>
    expect(index.terms('text', ['退货', '破了'])[1]).toEqual(index.terms('text', ['破了'])[0]));
});

describe('term hashes to store', () => {
  it('come in sixteens, so that their number tells little about the text', () => {
    for (const count of [1, 15, 16, 17, 40])
      expect(
        index.termsToStore(
          [],
          Array.from({ length: count }, (_, n) => `w${n}`),
        ).length % 16,
      ).toBe(0);
  });

  it('hold every term, in an order that says nothing', () => {
    const stored = [...index.termsToStore(['李娜'], ['退货', '破了', '瓶子'])];
    expect(stored).toEqual(
      expect.arrayContaining([...index.terms('name', ['李娜']), ...index.terms('text', ['瓶子'])]),
    );
    expect(stored).toEqual([...stored].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(stored).size).toBe(16);
  });

  it('are none where nothing is indexed', () => expect(index.termsToStore([], [])).toHaveLength(0));
});
