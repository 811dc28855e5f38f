import { languageOf } from './language.js';

describe('languageOf', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['zh-CN', 'zh-CN'],
    ['zh-TW,zh;q=0.9', 'zh-CN'],
    ['fr, zh;q=0.5, en;q=0.8', 'en'],
    ['en;q=0.2, zh-Hans;q=0.7', 'zh-CN'],
    ['zh;q=0, en', 'en'],
    ['de', 'en'],
    ['*', 'en'],
  ])('reads %s as %s', (header, language) => expect(languageOf(header)).toBe(language));
});
