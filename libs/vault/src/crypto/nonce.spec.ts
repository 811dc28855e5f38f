import { nextNonce } from './nonce.js';

describe('nonces', () => {
  it('never repeat, also when the pool is filled again', () => {
    const nonces = Array.from({ length: 2000 }, () => nextNonce());
    expect(new Set(nonces.map((nonce) => nonce.toString('hex'))).size).toBe(2000);
  });

  it('stay what they were when the pool is filled again', () => {
    const nonce = nextNonce();
    const before = nonce.toString('hex');
    for (let n = 0; n < 1000; n++) nextNonce();
    expect(nonce.toString('hex')).toBe(before);
  });
});
