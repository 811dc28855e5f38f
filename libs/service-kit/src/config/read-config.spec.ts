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

  describe('of Kafka', () => {
    const overKafka = { ...enough, TRANSPORT: 'kafka', KAFKA_BROKERS: 'kafka:9092' };
    const signingIn = { KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_USERNAME: 'intake', KAFKA_PASSWORD: 'hunter2' };

    it('takes brokers that want nothing, TLS, a sign-in, or both', () => {
      const ways: Record<string, string>[] = [{}, { KAFKA_SSL: 'on' }, signingIn, { KAFKA_SSL: 'on', ...signingIn }];
      for (const secured of ways) expect(problemsOf({ ...overKafka, ...secured })).toEqual([]);
    });

    it.each(['KAFKA_USERNAME', 'KAFKA_PASSWORD'])('asks for %s where the process signs in', (name) =>
      expect(problemsOf({ ...overKafka, ...signingIn, [name]: '' })).toEqual([
        expect.stringContaining(`${name} is missing: KAFKA_SASL_MECHANISM`),
      ]),
    );

    it('asks how to sign in where somebody is named', () => {
      const problems = problemsOf({ ...overKafka, KAFKA_USERNAME: 'intake', KAFKA_PASSWORD: 'hunter2' });
      expect(problems).toEqual([expect.stringContaining('KAFKA_SASL_MECHANISM is missing')]);
      expect(problems.join()).not.toContain('hunter2');
    });

    it('knows no other way to sign in', () =>
      expect(problemsOf({ ...overKafka, ...signingIn, KAFKA_SASL_MECHANISM: 'gssapi' })).toEqual([
        expect.stringContaining('KAFKA_SASL_MECHANISM: '),
      ]));

    it('refuses authorities that nobody would look at, or that cannot be read', () => {
      expect(problemsOf({ ...overKafka, KAFKA_SSL: 'on', KAFKA_CA: '/nowhere/ca.pem' })).toEqual([
        'KAFKA_CA: expected a file of certificates (PEM) that can be read',
      ]);
      expect(problemsOf({ ...overKafka, KAFKA_SSL: 'on', KAFKA_CA: __filename })).toHaveLength(1);
      expect(problemsOf({ ...overKafka, KAFKA_CA: '/nowhere/ca.pem' })).toEqual([
        expect.stringContaining('KAFKA_CA: '),
        expect.stringContaining('KAFKA_SSL is not on'),
      ]);
    });
  });

  it('finds a bad broker list together with a missing address', () =>
    expect(problemsOf({ ...enough, TRANSPORT: 'kafka', DATABASE_URL: '' })).toHaveLength(2));
});
