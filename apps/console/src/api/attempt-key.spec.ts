import { AttemptKey } from './attempt-key.js';

describe('the key of an attempt', () => {
  let handedOut: number;
  let attempt: AttemptKey;
  beforeEach(() => {
    handedOut = 0;
    attempt = new AttemptKey(() => `key-${++handedOut}`);
  });

  it('stays while the same thing is sent again', () => {
    expect(attempt.for({ text: 'broken lid' })).toBe('key-1');
    expect(attempt.for({ text: 'broken lid' })).toBe('key-1');
  });

  it('changes once the content has changed', () => {
    attempt.for({ text: 'broken lid' });
    expect(attempt.for({ text: 'broken lid and box' })).toBe('key-2');
  });
});
