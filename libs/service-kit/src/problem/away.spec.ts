import { DatabaseAway, isDatabaseAway } from './away.js';

const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

describe('isDatabaseAway', () => {
  it.each([
    new DatabaseAway(),
    coded('ECONNREFUSED'),
    coded('57P01'),
    coded('57P03'),
    coded('53300'),
    coded('08006'),
    // a database that did not exist yet was answered with 500
    coded('3D000'),
    coded('28P01'),
    coded('53100'),
    coded('25006'),
    new Error('Query read timeout'),
    new Error('database "redress" is not currently accepting connections'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Connection terminated unexpectedly'),
    new AggregateError([coded('ECONNREFUSED')], ''),
    Object.assign(new Error('QueryFailedError'), { driverError: coded('57P01') }),
    new Error('wrapped', { cause: coded('ECONNRESET') }),
  ])('knows %s', (fault) => expect(isDatabaseAway(fault)).toBe(true));

  it.each([
    coded('23505'),
    coded('42P01'),
    new Error('nutmeg'),
    coded('ENOENT', { syscall: 'open' }),
    'text',
    undefined,
  ])('is not misled by %s', (fault) => expect(isDatabaseAway(fault)).toBe(false));
});
