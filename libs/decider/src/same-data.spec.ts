import { sameData } from './same-data.js';

describe('sameData', () => {
  it.each([
    ['whatever the order of the properties', { unit: 'hours', count: 2 }, { count: 2, unit: 'hours' }],
    ['within lists too', [{ a: 1, b: [{ c: 2, d: 3 }] }], [{ b: [{ d: 3, c: 2 }], a: 1 }]],
    ['where what is undefined is left out', { a: 1, b: undefined }, { a: 1 }],
    ['of nothing', null, null],
  ])('holds %s', (_why, one, other) => expect(sameData(one, other)).toBe(true));

  it.each([
    ['another value', { count: 2 }, { count: 3 }],
    ['a property more', { count: 2 }, { count: 2, unit: 'hours' }],
    ['another order of a list', [1, 2], [2, 1]],
    ['a longer list', [1], [1, 2]],
    ['an empty list instead of no properties', [], {}],
    ['null instead of no properties', null, {}],
    ['a text instead of a number', '2', 2],
  ])('does not hold of %s', (_what, one, other) => expect(sameData(one, other)).toBe(false));
});
