import fc from 'fast-check';
import { canonicalJson, NotPlainData } from './canonical-json.js';

describe('canonicalJson', () => {
  it('sorts keys by their UTF-16 code units, on every level, without spaces', () =>
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null, '\u20ac': 1, '\ud83d\ude00': 2, '\ufb33': 3, A: '"\n' })).toBe(
      '{"A":"\\"\\n","a":null,"b":[{"c":2,"d":1}],"\u20ac":1,"\ud83d\ude00":2,"\ufb33":3}',
    ));

  it('writes numbers in the one way ECMAScript has for each', () =>
    expect(canonicalJson([1.0, -0, 1e21, 0.000001, 1e-7, 333333333.3333333])).toBe(
      '[1,0,1e+21,0.000001,1e-7,333333333.3333333]',
    ));

  it('leaves out what is undefined', () => expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}'));

  it('reads back as the same data, and equal data are equal text, whatever the order of keys', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(withKeysReversed(value))).toBe(text);
      }),
    ));

  it.each([
    ['a Date', { at: [new Date(0)] }, 'value.at[0]: a Date'],
    ['not a number', { amount: NaN }, 'value.amount: NaN'],
    ['a bigint', { amount: 1n }, 'value.amount: bigint'],
    ['a Map', new Map(), 'value: a Map'],
    ['a function', { f: () => 1 }, 'value.f: function'],
    ['undefined in a list', [undefined], 'value[0]: undefined'],
  ])('refuses %s, naming its place', (_kind, value, message) => {
    expect(() => canonicalJson(value)).toThrow(NotPlainData);
    expect(() => canonicalJson(value)).toThrow(message);
  });
});

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, withKeysReversed(inner)]),
  );
}
