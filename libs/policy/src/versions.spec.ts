import { highestAfter, LAST_VERSION } from './versions.js';

describe('the highest version that may follow', () => {
  it.each([
    ['nothing: a date', 0, 99_999_999],
    ['a number', 1, 1_000_001],
    ['a date: one a hundred years later', 20_261_231, 21_261_231],
    ['the last but one', LAST_VERSION - 1, LAST_VERSION],
  ])('%s', (_what, newest, highest) => expect(highestAfter(newest)).toBe(highest));
});
