/** What the gateway says at `/console-settings.json`. */
export interface SignInSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly localSignIn: boolean;
}

interface Discovery {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
}

interface Errand {
  readonly state: string;
  readonly verifier: string;
  readonly returnTo: string;
}

const ERRAND = 'redress.sign-in';
const RETURN_PATH = '/signed-in';

export async function readSettings(): Promise<SignInSettings> {
  return json<SignInSettings>(await fetch('/console-settings.json'));
}

/** Sends the browser to the provider (authorization code with PKCE, RFC 7636); it comes back to `/signed-in`. */
export async function goToProvider(settings: SignInSettings, returnTo: string): Promise<void> {
  const { authorization_endpoint } = await discover(settings.issuer);
  const errand: Errand = { state: randomText(), verifier: randomText(), returnTo };
  sessionStorage.setItem(ERRAND, JSON.stringify(errand));
  const address = new URL(authorization_endpoint);
  const parameters = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: location.origin + RETURN_PATH,
    scope: settings.scope,
    state: errand.state,
    code_challenge: await challengeOf(errand.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  location.assign(address);
}

/** Whether this page was opened by the provider sending somebody back. */
export function comesFromProvider(): boolean {
  return location.pathname === RETURN_PATH;
}

/**
 * Trades the code in this page's address for a token.
 *
 * @throws where the provider refused, or where the answer belongs to another errand
 */
export async function collectToken(settings: SignInSettings): Promise<{ token: string; returnTo: string }> {
  const query = new URLSearchParams(location.search);
  const errand = JSON.parse(sessionStorage.getItem(ERRAND) ?? '{}') as Partial<Errand>;
  sessionStorage.removeItem(ERRAND);
  const code = query.get('code');
  if (code === null) throw new Error(query.get('error_description') ?? query.get('error') ?? 'no code came back');
  if (errand.state === undefined || query.get('state') !== errand.state)
    throw new Error('the answer has no errand here');
  const { token_endpoint } = await discover(settings.issuer);
  const answer = await fetch(token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: settings.clientId,
      code,
      redirect_uri: location.origin + RETURN_PATH,
      code_verifier: errand.verifier ?? '',
    }),
  });
  const { access_token } = await json<{ access_token: string }>(answer);
  return { token: access_token, returnTo: errand.returnTo ?? '/' };
}

async function discover(issuer: string): Promise<Discovery> {
  return json<Discovery>(await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
}

async function json<Body>(answer: Response): Promise<Body> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  return (await answer.json()) as Body;
}

function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
