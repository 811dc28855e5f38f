import { termsOfName, termsOfText, termsSoughtInName, termsSoughtInText } from './terms.js';

describe('terms of a text', () => {
  it('are its words, whatever their case, width and accents', () =>
    expect(termsOfText('The Café, ＣＡＦÉ and order Nr.4711')).toEqual(['the', 'cafe', 'and', 'order', 'nr', '4711']));

  it('are the pairs of neighbours in Chinese, never across punctuation', () =>
    expect(termsOfText('瓶子破了，要求退货')).toEqual(['瓶子', '子破', '破了', '要求', '求退', '退货']));

  it('part Chinese from what stands beside it', () =>
    expect(termsOfText('订单A12号码')).toEqual(['订单', 'a12', '号码']));

  it('count a character beyond the basic plane as one', () => expect(termsOfText('𠮷田家')).toEqual(['𠮷田', '田家']));

  it('keep the marks of kana, which tell words apart', () =>
    expect(termsOfText('がぎ')).not.toEqual(termsOfText('かき')));
});

describe('terms sought', () => {
  it('all occur among the terms of a text that holds the words', () => {
    const indexed = new Set(termsOfText('运输途中瓶子破了 order ABC-7 via Café Nord'));
    for (const words of ['瓶子破了', 'abc-7', 'cafe', '途中 nord'])
      expect(termsSoughtInText(words)?.every((term) => indexed.has(term))).toBe(true);
  });

  it('are none for a single Chinese character, which texts are not indexed by', () => {
    expect(termsSoughtInText('瓶')).toBeUndefined();
    expect(termsSoughtInText('order 瓶')).toBeUndefined();
    expect(termsSoughtInText(' ，! ')).toBeUndefined();
  });

  it('find a name by its family name alone, by a part, and by the whole', () => {
    const indexed = new Set(termsOfName('欧阳小明'));
    for (const name of ['欧', '欧阳', '小明', '欧阳小明'])
      expect(termsSoughtInName(name)?.every((term) => indexed.has(term))).toBe(true);
    expect(termsSoughtInName('阳欧')?.every((term) => indexed.has(term))).toBe(false);
  });
});
