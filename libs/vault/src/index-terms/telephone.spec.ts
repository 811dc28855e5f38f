import { normaliseTelephone } from './telephone.js';

describe('normalising a telephone number', () => {
  it.each([
    '13812345678',
    '138 1234 5678',
    '138-1234-5678',
    '+86 138 1234 5678',
    '(+86)13812345678',
    '0086-13812345678',
    '8613812345678',
    '１３８１２３４５６７８',
    '＋８６　１３８－１２３４－５６７８',
    'tel:+86-138-1234-5678',
  ])('reads the mobile number %s', (written) => expect(normaliseTelephone(written)).toBe('+8613812345678'));

  it.each(['010-12345678', '(010) 1234 5678', '+86 10 12345678', '+86 (0)10 1234-5678', '0086 010 12345678'])(
    'reads the Peking landline %s',
    (written) => expect(normaliseTelephone(written)).toBe('+861012345678'),
  );

  it.each(['0755-8765432', '+86 755 8765432', '（0755）8765432'])('reads the landline %s', (written) =>
    expect(normaliseTelephone(written)).toBe('+867558765432'),
  );

  it.each([
    ['400-812-3456', '+864008123456'],
    ['+49 30 1234567', '+49301234567'],
    ['0049 30 1234567', '+49301234567'],
    ['+1 (415) 555-0123', '+14155550123'],
    ['95598', '95598'],
    ['8765 4321', '87654321'],
  ])('reads %s as %s', (written, canonical) => expect(normaliseTelephone(written)).toBe(canonical));

  it.each(['010-12345678转801', '010 12345678 ext. 801', '+861012345678x801', '010-12345678＃801'])(
    'keeps the extension of %s, since the switchboard is not the person',
    (written) => expect(normaliseTelephone(written)).toBe('+861012345678;ext=801'),
  );

  it.each(['', 'none', '无', '1234', '00000000', '11111111111', '+00000000000'])(
    'lets "%s" identify nobody',
    (written) => expect(normaliseTelephone(written)).toBeUndefined(),
  );

  it('gives its own results back unchanged', () => {
    for (const canonical of ['+8613812345678', '+861012345678', '+49301234567', '95598', '+861012345678;ext=801'])
      expect(normaliseTelephone(canonical.replace(';ext=', 'x'))).toBe(canonical);
  });
});
