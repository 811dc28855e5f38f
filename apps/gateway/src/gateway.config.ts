import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const address = (port: number) =>
  z
    .url({ protocol: /^https?$/, error: 'expected an address http:// or https://…' })
    .default(`http://127.0.0.1:${port}`);
const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);

/** Where the console's build lies beside this one. */
const builtConsole = fileURLToPath(new URL('../../console/dist/site', import.meta.url));

/** The variables the gateway reads. */
export const gatewayVariables = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address the gateway listens on; 0.0.0.0 in a container.'),
  GATEWAY_PORT: whole(0, 65_535).default(3000).describe('Port of the front door; 0 takes a free one.'),
  CONSOLE_DIR: z.string().default(builtConsole).describe('Folder of the built console.'),
  INTAKE_URL: address(3001).describe('Where intake answers.'),
  ROUTING_URL: address(3002).describe('Where routing answers.'),
  SLA_TIMER_URL: address(3003).describe('Where the SLA timer answers.'),
  FEEDBACK_URL: address(3004).describe('Where feedback answers.'),
  UPSTREAM_TIMEOUT_MS: whole(100, 600_000)
    .default(15_000)
    .describe('A service that has not begun to answer by then counts as away.'),
  UPSTREAM_CONNECTIONS: whole(1, 100_000)
    .default(512)
    .describe('Requests passed on to one service at once; more are refused with 503 and Retry-After.'),
  HTTP_MAX_LIVE: whole(1, 100_000)
    .default(1_000)
    .describe('Live streams passed on at once, as many as the service has; more are refused in the same way.'),
  HTTP_BODY_LIMIT_KB: whole(1, 100_000).default(1_024).describe('A longer request body is refused with 413, in KiB.'),
  OIDC_ISSUER: z.url().optional().describe('Issuer whose tokens the services accept. Default: the gateway itself.'),
  OIDC_AUDIENCE: z.string().min(1).default('redress').describe('Audience of the tokens of the built-in issuer.'),
  OIDC_CLIENT_ID: z
    .string()
    .min(1)
    .default('redress-console')
    .describe('The name by which the issuer knows the console.'),
  OIDC_SCOPE: z.string().min(1).default('openid profile').describe('What the console asks the issuer for.'),
  LOCAL_SIGN_IN: z.enum(['on', 'off']).default('off').describe('The built-in issuer with demonstration users.'),
  LOCAL_SIGN_IN_KEY: z
    .base64()
    .optional()
    .describe('32 bytes in base64 that the built-in issuer signs with. Default: new with every start.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Log lines below this level are left out.'),
});

/** What the front door needs to know; URLs without a slash at the end. */
export interface GatewayConfig {
  readonly host: string;
  readonly port: number;
  readonly consoleDir: string;
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly upstreamTimeoutMs: number;
  readonly upstreamConnections: number;
  readonly maxLive: number;
  readonly bodyLimitBytes: number;
  readonly signIn: SignInConfig;
  readonly logLevel: string;
}

export interface SignInConfig {
  /** As the services know it; without a slash at the end. */
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  /** The built-in issuer for trials; undefined where people sign in elsewhere. */
  readonly local: { readonly audience: string; readonly keySeed: string | undefined } | undefined;
}

export const serviceNames = ['intake', 'routing', 'sla-timer', 'feedback'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** The gateway's configuration from the variables above. */
export function gatewayConfigOf(env: z.infer<typeof gatewayVariables>): GatewayConfig {
  return {
    host: env.HOST,
    port: env.GATEWAY_PORT,
    consoleDir: env.CONSOLE_DIR,
    services: {
      intake: withoutSlash(env.INTAKE_URL),
      routing: withoutSlash(env.ROUTING_URL),
      'sla-timer': withoutSlash(env.SLA_TIMER_URL),
      feedback: withoutSlash(env.FEEDBACK_URL),
    },
    upstreamTimeoutMs: env.UPSTREAM_TIMEOUT_MS,
    upstreamConnections: env.UPSTREAM_CONNECTIONS,
    maxLive: env.HTTP_MAX_LIVE,
    bodyLimitBytes: env.HTTP_BODY_LIMIT_KB * 1024,
    signIn: {
      issuer: withoutSlash(env.OIDC_ISSUER ?? `http://localhost:${env.GATEWAY_PORT}`),
      clientId: env.OIDC_CLIENT_ID,
      scope: env.OIDC_SCOPE,
      local: env.LOCAL_SIGN_IN === 'on' ? { audience: env.OIDC_AUDIENCE, keySeed: env.LOCAL_SIGN_IN_KEY } : undefined,
    },
    logLevel: env.LOG_LEVEL,
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
