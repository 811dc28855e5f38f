import { problemFromFault } from './from-fault.js';

const coded = (code: string) => Object.assign(new Error('it failed'), { code });

describe('what a fault is told as', () => {
  it.each([
    ['a database that does not exist yet', coded('3D000'), 'database-away'],
    ['a server that refuses connections', coded('ECONNREFUSED'), 'database-away'],
    [
      'a server that was shut down',
      Object.assign(new Error('QueryFailedError'), { driverError: coded('57P01') }),
      'database-away',
    ],
    ['a server that starts', coded('57P03'), 'database-away'],
    ['a server without a free connection', coded('53300'), 'database-away'],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect'), 'database-away'],
    // each of the next four was answered with 500
    ['a connection that was given up', coded('ECONNABORTED'), 'database-away'],
    ['a network that cannot be reached', coded('ENETUNREACH'), 'database-away'],
    ['a lock that was not to be had', new Error('outer', { cause: coded('55P03') }), 'too-busy'],
    ['a deadlock behind what was thrown', new Error('outer', { cause: coded('40P01') }), 'too-busy'],
    ['a frozen server', new Error('Query read timeout'), 'database-away'],
    ['a deadlock', Object.assign(new Error('QueryFailedError'), { driverError: coded('40P01') }), 'too-busy'],
    ['a serialization failure', coded('40001'), 'too-busy'],
  ])('is for %s: come again', (_what, fault, code) => {
    const { init } = problemFromFault(fault, 1_024);
    expect(init).toMatchObject({ status: 503, code, retryAfterSeconds: expect.any(Number) as number });
  });

  it('is a fault of ours for anything else, without its words', () => {
    const { init } = problemFromFault(new Error('column "nutmeg" does not exist'), 1_024);
    expect(init).toEqual({ status: 500, code: 'fault' });
  });
});
