import { baseConfig } from './base-config.js';
import { InvalidConfiguration, readConfig } from './read-config.js';

const enough = {
  DATABASE_URL: 'postgres://redress@127.0.0.1:5432/redress',
  VAULT_KEY: 'k1:c2VjcmV0',
  OIDC_ISSUER: 'https://issuer.example',
  OIDC_JWKS_URL: 'https://issuer.example/jwks',
  TRANSPORT: 'in-process',
};
const problemsOf = (env: Record<string, string>) => {
  try {
    readConfig(baseConfig, env);
  } catch (fault) {
    if (fault instanceof InvalidConfiguration) return fault.problems;
    throw fault;
  }
  return [];
};

describe('readConfig', () => {
  it('gives defaults to what is left out, and a frozen object', () => {
    const config = readConfig(baseConfig, enough);
    expect(config).toMatchObject({ CLOCK_SPEED: 1, TOPIC_PREFIX: 'redress.', HOST: '127.0.0.1' });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('tells all problems together, each by its variable', () =>
    expect(problemsOf({ TRANSPORT: 'pigeon', CLOCK_SPEED: '-1', PORT: '70000' })).toEqual([
      expect.stringContaining('DATABASE_URL is missing'),
      expect.stringContaining('VAULT_KEY is missing'),
      expect.stringContaining('TRANSPORT: '),
      expect.stringContaining('PORT: '),
      expect.stringContaining('OIDC_ISSUER is missing'),
      expect.stringContaining('OIDC_JWKS_URL is missing'),
      expect.stringContaining('CLOCK_SPEED: '),
    ]));

  it('takes an empty variable for a missing one', () =>
    expect(problemsOf({ ...enough, VAULT_KEY: '' })).toEqual([expect.stringContaining('VAULT_KEY is missing')]));

  it('never tells the value of a variable', () =>
    expect(problemsOf({ ...enough, DATABASE_URL: 'mysql://root:hunter2@db/x' }).join()).not.toContain('hunter2'));

  it('asks for the brokers where announcements travel over Kafka', () =>
    expect(problemsOf({ ...enough, TRANSPORT: 'kafka' })).toEqual([expect.stringContaining('KAFKA_BROKERS')]));

  it('finds a bad broker list together with a missing address', () =>
    expect(problemsOf({ ...enough, TRANSPORT: 'kafka', DATABASE_URL: '' })).toHaveLength(2));
});
