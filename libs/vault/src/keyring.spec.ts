import { parseKeyring } from './keyring.js';

const [one, two] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];

describe('reading the keyring', () => {
  it('takes the first for current and keeps the others for unwrapping', () => {
    const keyring = parseKeyring(`2026:${one}, 2025:${two}`);
    expect(keyring.current).toEqual({ id: '2026', bytes: Buffer.alloc(32, 1) });
    expect(keyring.all.get('2025')?.bytes).toEqual(Buffer.alloc(32, 2));
  });

  it('gives a lone key the id 1', () => expect(parseKeyring(one).current.id).toBe('1'));

  it.each([
    ['', 'entry 1 is not "id:" and 32 bytes in base64'],
    [`a:${one},b:c2hvcnQ=`, 'entry 2 is not "id:" and 32 bytes in base64'],
    [`a:${one},a:${two}`, 'the id "a" occurs twice'],
    [`${one},${two}`, 'the id "1" occurs twice'],
  ])('refuses "%s" without repeating a key', (text, problem) => {
    expect(() => parseKeyring(text)).toThrow(`Cannot read the vault's keys: ${problem}.`);
  });
});
