import { hasGivenWay, isAway } from './away.js';

const coded = (code: string, more: object = {}) => Object.assign(new Error('it failed'), { code, ...more });
const circle = new Error('round');
circle.cause = circle;

describe('what says that PostgreSQL is away', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a lost connection', coded('ECONNRESET')],
    ['a connection that was given up', coded('ECONNABORTED')],
    ['a network that cannot be reached', coded('ENETUNREACH')],
    ['a name that is not found for now', coded('EAI_AGAIN')],
    ['a socket that is not there yet', coded('ENOENT', { syscall: 'connect' })],
    ['a connection failure', coded('08006')],
    ['a server that shuts down', coded('57P01')],
    ['a server that starts', coded('57P03')],
    ['too many connections', coded('53300')],
    ['a full disk', coded('53100')],
    ['a database that is not there yet', coded('3D000')],
    ['a role that is not there yet', coded('28P01')],
    ['a server that only lets read', coded('25006')],
    ['a lost connection without a code', new Error('Connection terminated unexpectedly')],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['a frozen server', new Error('Query read timeout')],
    [
      'a database that takes no connections',
      Object.assign(new Error('database "redress" is not currently accepting connections'), { code: '55000' }),
    ],
    ['a query runner whose connection went', new Error('Query runner already released')],
    ['a cause', new Error('could not load', { cause: coded('ECONNRESET') })],
    ['the driver’s error inside', Object.assign(new Error('QueryFailedError'), { driverError: coded('08006') })],
    ['one of several', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')], 'all failed')],
  ])('is seen in %s', (_what, fault) => expect(isAway(fault)).toBe(true));

  it.each([
    ['a broken rule', new Error('a closed case cannot be routed')],
    ['a programming error', new TypeError('x is not a function')],
    ['a violated constraint', coded('23505')],
    ['a missing table', coded('42P01')],
    [
      'a value that says so',
      Object.assign(new Error('invalid input syntax for type json: "Connection error"'), { code: '22P02' }),
    ],
    ['a file that is not there', coded('ENOENT', { syscall: 'open' })],
    ['a folder that is not there', coded('ENOENT', { syscall: 'scandir' })],
    ['a deadlock', coded('40P01')],
    ['causes in a circle', circle],
    ['a text', 'ECONNREFUSED'],
    ['nothing', undefined],
  ])('is not seen in %s', (_what, fault) => expect(isAway(fault)).toBe(false));
});

describe('what says that PostgreSQL ended a transaction in favour of another', () => {
  it.each([
    ['a serialization failure', coded('40001')],
    ['a deadlock', coded('40P01')],
    ['a lock that was not to be had', coded('55P03')],
    ['a cause', new Error('could not append', { cause: coded('40P01') })],
    ['the driver’s error inside', Object.assign(new Error('QueryFailedError'), { driverError: coded('40001') })],
  ])('is seen in %s', (_what, fault) => expect(hasGivenWay(fault)).toBe(true));

  it('is not seen in a lost connection', () => expect(hasGivenWay(coded('57P01'))).toBe(false));
});
