import { forgetQueue, lastQueueAddress, neighbourOf, rememberQueue } from './last-queue.js';

describe('the queue somebody came from', () => {
  beforeEach(() => rememberQueue({ address: '/?mine=true', complaints: ['a', 'b', 'c'] }));

  it('is gone back to with its filters', () => expect(lastQueueAddress()).toBe('/?mine=true'));

  it('knows the neighbours of a complaint and ends at both ends', () => {
    expect(neighbourOf('b', 1)).toBe('c');
    expect(neighbourOf('b', -1)).toBe('a');
    expect(neighbourOf('c', 1)).toBeUndefined();
    expect(neighbourOf('stranger', -1)).toBeUndefined();
  });

  it('is forgotten with the person', () => {
    forgetQueue();
    expect(lastQueueAddress()).toBe('/');
    expect(neighbourOf('a', 1)).toBeUndefined();
  });
});
