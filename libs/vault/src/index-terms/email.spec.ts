import { normaliseEmail } from './email.js';

describe('normalising an e-mail address', () => {
  it.each([
    'li.na@example.org',
    'Li.Na@Example.ORG',
    '  li.na@example.org ',
    'Li Na <li.na@example.org>',
    'mailto:li.na@example.org',
    'ｌｉ．ｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ',
    'li.na@example.org.',
  ])('reads %s', (written) => expect(normaliseEmail(written)).toBe('li.na@example.org'));

  it('keeps tags, which may be different mailboxes', () =>
    expect(normaliseEmail('li.na+shop@example.org')).toBe('li.na+shop@example.org'));

  it('writes an international domain one way', () =>
    expect(normaliseEmail('info@例え.jp')).toBe(normaliseEmail('INFO@xn--r8jz45g.jp')));

  it.each(['', 'none', 'li.na', 'li.na@', '@example.org', 'li na@example.org', 'li.na@localhost'])(
    'lets "%s" identify nobody',
    (written) => expect(normaliseEmail(written)).toBeUndefined(),
  );
});
