import type { FastifyInstance, FastifyReply } from 'fastify';
import { demoChannels, demoUsers, type DemoChannel, type DemoUser } from './demo-users.js';
import { issuerKey } from './issuer-key.js';
import { issueToken, type IssuerOptions } from './local-issuer.js';
import { credentialsOf } from './client-credentials.js';

export interface LocalSignInOptions {
  /** As in OIDC_ISSUER: where the routes below are reached from outside. */
  readonly issuer: string;
  readonly audience: string;
  /** 32 bytes in base64; see {@link issuerKey}. */
  readonly keySeed?: string;
  readonly users?: readonly DemoUser[];
  readonly channels?: readonly DemoChannel[];
}

/**
 * The built-in issuer, for trials: anybody who reaches it may be anybody. A Fastify plugin with
 * `/auth/login` (GET lists the users, POST `{ "user": id }` gives a token), `/auth/token` (client credentials of a
 * channel), `/auth/jwks.json` and `/.well-known/openid-configuration`.
 */
export async function localSignIn(http: FastifyInstance, options: LocalSignInOptions): Promise<void> {
  const { issuer, audience, keySeed, users = demoUsers, channels = demoChannels } = options;
  const key = await issuerKey(keySeed);
  const issuing: IssuerOptions = { issuer, audience, key };

  http.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  http.get('/auth/login', () => ({
    users: users.map(({ id, name, roles, branches }) => ({ id, name, roles, branches })),
  }));
  http.post('/auth/login', async (request, reply) => {
    const asked = (request.body as { user?: unknown } | undefined)?.user;
    const user = users.find(({ id }) => id === asked);
    if (!user) return unauthorized(reply, 'invalid_request', 'Name one of the users that GET /auth/login lists.');
    return notStored(reply).send(await issueToken(issuing, user));
  });
  http.post('/auth/token', async (request, reply) => {
    const asked = credentialsOf(request);
    const channel = channels.find(({ id, secret }) => id === asked?.id && secret === asked.secret);
    if (!channel) return unauthorized(reply, 'invalid_client', 'No channel has this client_id and client_secret.');
    return notStored(reply).send(await issueToken(issuing, channel));
  });
  http.get('/auth/jwks.json', () => ({ keys: [key.publicJwk] }));
  http.get('/.well-known/openid-configuration', () => ({
    issuer,
    jwks_uri: `${issuer}/auth/jwks.json`,
    token_endpoint: `${issuer}/auth/token`,
    grant_types_supported: ['client_credentials'],
    id_token_signing_alg_values_supported: ['EdDSA'],
    subject_types_supported: ['public'],
    response_types_supported: ['token'],
  }));
}

/** RFC 6749, 5.2. */
function unauthorized(reply: FastifyReply, error: string, description: string): FastifyReply {
  return notStored(reply).code(401).send({ error, error_description: description });
}

function notStored(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store');
}
