import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { cureIdlePolling } from './idle-polling.js';

describe('The request queue of kafkajs', () => {
  cureIdlePolling();
  const queueOf = (state: { pending: unknown[]; throttledUntil: number }) => {
    const queue = Object.create(RequestQueue.prototype) as RequestQueue & { throttleCheckTimeoutId?: NodeJS.Timeout };
    return Object.assign(queue, state);
  };

  it('arms no timer while there is nothing to send', () => {
    const queue = queueOf({ pending: [], throttledUntil: -1 });
    queue.scheduleCheckPendingRequests();
    expect(queue.throttleCheckTimeoutId).toBeUndefined();
  });

  it.each([
    ['a request waits for an answer to another one', { pending: ['request'], throttledUntil: -1 }],
    ['the broker asked for patience', { pending: [], throttledUntil: Date.now() + 60_000 }],
  ])('still arms it when %s', (_what, state) => {
    const queue = queueOf(state);
    queue.scheduleCheckPendingRequests();
    expect(queue.throttleCheckTimeoutId).toBeDefined();
    clearTimeout(queue.throttleCheckTimeoutId);
  });
});
