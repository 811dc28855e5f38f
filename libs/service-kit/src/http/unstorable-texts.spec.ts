import { unstorableTexts } from './unstorable-texts.js';

describe('texts that cannot be stored', () => {
  it.each([
    ['a NUL', 'broken\u0000bottle'],
    ['half a character', 'broken \ud83c bottle'],
  ])('names the field that holds %s', (_, text) =>
    expect(unstorableTexts({ source: { id: text }, goods: [{ item: 'beer' }, { item: text }] })).toMatchObject([
      { field: 'source.id', code: 'wrong-format' },
      { field: 'goods.1.item', code: 'wrong-format' },
    ]),
  );

  it('names a parameter by its own name', () =>
    expect(unstorableTexts('a\u0000', 'id')).toMatchObject([{ field: 'id' }]));

  it('takes every character there is', () =>
    expect(unstorableTexts({ text: '瓶子破了 🍺 𠮷\n\\u0000', amount: 3, none: null, yes: true })).toEqual([]));
});
