import { readFileSync } from 'node:fs';
import { z } from 'zod';

const onOff = z.enum(['on', 'off']);
const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);
const address = (...protocols: string[]) =>
  z.url({
    protocol: new RegExp(`^(${protocols.join('|')})$`),
    error: `expected an address ${protocols.join(':// or ')}://…`,
  });

/**
 * The variables every process reads, each with the sentence that stands in docs/configuration.md.
 * A service adds its own: `baseConfig.extend({ ALARM_HORIZON_MINUTES: … })`.
 */
export const baseConfig = z.object({
  DATABASE_URL: address('postgres', 'postgresql').describe('PostgreSQL of the services; each has a schema of its own.'),
  DATABASE_POOL: whole(2, 200).default(10).describe('Connections a service keeps to PostgreSQL at most.'),
  DATABASE_QUERY_TIMEOUT_MS: whole(100, 600_000)
    .default(10_000)
    .describe('A statement unanswered for so many milliseconds has failed, as against a frozen server.'),
  VAULT_DATABASE_URL: address('postgres', 'postgresql')
    .optional()
    .describe('PostgreSQL of the vault, with its own role. Default: DATABASE_URL.'),
  VAULT_KEY: z
    .string()
    .min(1)
    .describe(
      'Key-encryption keys of the vault, 32 bytes in base64 each: `id:base64,id2:base64`; the first is the current one.',
    ),
  TRANSPORT: z
    .enum(['kafka', 'in-process'])
    .default('kafka')
    .describe('How announcements travel: over Kafka, or inside one process.'),
  KAFKA_BROKERS: z.string().optional().describe('Brokers as `host:port,host:port`; needed where TRANSPORT is kafka.'),
  KAFKA_SSL: onOff.default('off').describe('Whether the brokers are reached over TLS.'),
  KAFKA_CA: z
    .string()
    .refine(holdsCertificates, 'expected a file of certificates (PEM) that can be read')
    .optional()
    .describe('File of the authorities that may certify the brokers (PEM). Default: those that Node knows.'),
  KAFKA_SASL_MECHANISM: z
    .enum(['plain', 'scram-sha-256', 'scram-sha-512'])
    .optional()
    .describe('How the process signs in at the brokers; over `plain` the password is readable where KAFKA_SSL is off.'),
  KAFKA_USERNAME: z.string().optional().describe('As whom it signs in there; a user for each service, see operations.'),
  KAFKA_PASSWORD: z.string().optional().describe('With which password.'),
  KAFKA_PARTITIONS: whole(1, 1_000)
    .default(12)
    .describe('Partitions of a topic that is created at start; an existing topic keeps the number it was born with.'),
  KAFKA_REPLICATION: whole(1, 15)
    .optional()
    .describe('Replicas of a topic that is created at start. Default: that of the cluster.'),
  HANDLING_ATTEMPTS: whole(1, 100)
    .default(8)
    .describe('An announcement whose handling failed this often is parked; what is away does not count.'),
  TOPIC_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9._-]*$/)
    .default('redress.')
    .describe('What the names of all topics begin with.'),
  REDIS_URL: address('redis', 'rediss')
    .optional()
    .describe('Redis of the alarm clock. Without it the sweep over due times rings alone.'),
  HOST: z.string().default('127.0.0.1').describe('Address the service listens on; 0.0.0.0 in a container.'),
  PORT: whole(0, 65_535)
    .optional()
    .describe('Port the service listens on; 0 takes a free one. Default: the usual port of the service.'),
  HTTP_BODY_LIMIT_KB: whole(1, 100_000).default(1_024).describe('A longer request body is refused with 413, in KiB.'),
  HTTP_MAX_IN_FLIGHT: whole(1, 100_000)
    .default(256)
    .describe(
      'Requests worked on at once; more are refused with 503 and Retry-After, and so are those beyond 64 while the process is late.',
    ),
  HTTP_MAX_LIVE: whole(1, 100_000)
    .default(1_000)
    .describe('Live streams (server-sent events) open at once; more are refused in the same way.'),
  OIDC_ISSUER: z.url().describe('Issuer whose bearer tokens are accepted (claim `iss`).'),
  OIDC_AUDIENCE: z.string().min(1).default('redress').describe('Audience a token must name (claim `aud`).'),
  OIDC_JWKS_URL: address('https', 'http').describe("Where the issuer's public keys are read."),
  OIDC_ROLES_CLAIM: z
    .string()
    .default('roles')
    .describe('Claim with the roles; a dot goes one level down, as in `realm_access.roles`.'),
  OIDC_BRANCHES_CLAIM: z
    .string()
    .default('branches')
    .describe('Claim with the branch subtrees the caller reaches; `*` is all.'),
  OIDC_DEPARTMENT_CLAIM: z.string().default('department').describe('Claim with the department of the caller.'),
  OIDC_CLEARANCE_CLAIM: z
    .string()
    .default('clearance')
    .describe('Claim with the confidentiality the caller may read: normal, secret or top-secret.'),
  POLICIES_DIR: z.string().default('policies').describe('Folder of the policy files that are published at start.'),
  CLOCK_START: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Instant the business clock starts at (RFC 3339), for simulations. Default: now.'),
  CLOCK_SPEED: z.coerce
    .number()
    .positive()
    .max(10_000_000)
    .default(1)
    .describe('How many times faster than real time the business clock runs.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Log lines below this level are left out.'),
  OTEL: onOff
    .default('off')
    .describe(
      'OpenTelemetry traces, sent as OTEL_EXPORTER_OTLP_ENDPOINT says; load them with `node --import @redress/service-kit/tracing`.',
    ),
});

export type BaseConfig = z.infer<typeof baseConfig>;

/**
 * What variables demand of one another: a sentence for each demand that is not met. They look at the environment as
 * given, so that they are told together with what is wrong with single variables.
 */
export function demandsUnmet(given: Readonly<Record<string, unknown>>): string[] {
  const lacks = (name: string) => given[name] === undefined;
  const overKafka = (given['TRANSPORT'] ?? 'kafka') === 'kafka';
  const signsIn = !lacks('KAFKA_SASL_MECHANISM');
  const credentials = ['KAFKA_USERNAME', 'KAFKA_PASSWORD'];
  return [
    ...(overKafka && lacks('KAFKA_BROKERS')
      ? ['KAFKA_BROKERS is missing: TRANSPORT is kafka, so say where its brokers are (host:port,…)']
      : []),
    ...(!lacks('KAFKA_CA') && given['KAFKA_SSL'] !== 'on'
      ? ['KAFKA_CA is of no use: KAFKA_SSL is not on, so no certificate would be looked at']
      : []),
    ...(signsIn ? credentials.filter(lacks) : []).map(
      (name) => `${name} is missing: KAFKA_SASL_MECHANISM says that the process signs in at the brokers`,
    ),
    ...(!signsIn && !credentials.every(lacks)
      ? ['KAFKA_SASL_MECHANISM is missing: KAFKA_USERNAME and KAFKA_PASSWORD are of no use without it']
      : []),
  ];
}

function holdsCertificates(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').includes('-----BEGIN CERTIFICATE-----');
  } catch {
    return false;
  }
}
