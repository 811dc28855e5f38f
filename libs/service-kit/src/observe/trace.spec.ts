import { currentTrace, inTrace, traceOf } from './trace.js';

const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('a trace', () => {
  it('goes on where a request brings one, with a span of its own', () => {
    const { traceId, traceparent } = traceOf(given);
    expect(traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    expect(traceparent).not.toBe(given);
  });

  it.each([undefined, '', 'x', '00-00000000000000000000000000000000-b7ad6b7169203331-01', `${given}\r\nevil: 1`])(
    'begins anew for %j',
    (header) => expect(traceOf(header).traceId).not.toBe(traceOf(header).traceId),
  );

  it('follows what is awaited, and ends with it', async () => {
    await inTrace(given, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      expect(currentTrace()?.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    });
    expect(currentTrace()).toBeUndefined();
  });
});
