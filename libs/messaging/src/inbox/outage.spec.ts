import { isDataError, isOutage, Outage } from './outage.js';

const coded = (code: string, more: object = {}) => Object.assign(new Error('it failed'), { code, ...more });

describe('An outage', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a name that is not found for now', coded('EAI_AGAIN')],
    ['PostgreSQL shutting down', coded('57P01')],
    ['PostgreSQL starting up', coded('57P03')],
    ['too many connections', coded('53300')],
    ['a database that is not there yet', coded('3D000')],
    ['a lost connection without a code', new Error('Connection terminated unexpectedly')],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['a frozen server', new Error('Query read timeout')],
    ['a deadlock', coded('40P01')],
    // each of the next four counted as a failed attempt, and eight of them parked the announcement
    ['a lock that was not to be had', coded('55P03')],
    ['a query runner whose connection went', new Error('Query runner already released')],
    ['PostgreSQL before it has answered', Object.assign(new Error('not yet'), { name: 'DatabaseAway' })],
    ['a socket that is not there yet', coded('ENOENT', { syscall: 'connect' })],
    ['a Redis that is away', new Error('Connection is closed.')],
    ['what a handler says is one', new Outage('the calendar service')],
    ['a cause', new Error('could not load', { cause: coded('ECONNRESET') })],
    ['the driver’s error inside', Object.assign(new Error('QueryFailedError'), { driverError: coded('08006') })],
    ['one of several', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')], 'all failed')],
  ])('is seen in %s', (_what, failure) => {
    expect(isOutage(failure)).toBe(true);
  });

  it.each([
    ['a broken rule', new Error('a closed case cannot be routed')],
    ['a programming error', new TypeError('x is not a function')],
    ['a violated constraint', coded('23505')],
    ['a value that does not fit', coded('22P02')],
    ['a missing table', coded('42P01')],
    ['no error at all', 'ECONNREFUSED'],
  ])('is not seen in %s', (_what, failure) => {
    expect(isOutage(failure)).toBe(false);
  });

  it('does not follow causes in a circle', () => {
    const circle = new Error('round');
    circle.cause = circle;
    expect(isOutage(circle)).toBe(false);
  });

  it('is something else than values that PostgreSQL refuses', () => {
    expect(isDataError(coded('22P05'))).toBe(true);
    expect(isDataError(Object.assign(new Error('QueryFailedError'), { driverError: coded('23514') }))).toBe(true);
    expect(isDataError(coded('57P01'))).toBe(false);
  });
});
